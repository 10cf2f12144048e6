package io.sonde.smoke.benchmark;

/**
 * What was measured of a service when the load was over.
 *
 * @param liveBytes heap in use after a full collection
 * @param scrapeMillis CPU time of one reading of its metrics; NaN where there are none
 * @param scrapeBytes allocated for one reading of its metrics; NaN where there are none
 */
record Rest(Contestant contestant, double liveBytes, double scrapeMillis, double scrapeBytes) {

    private static final int SCRAPES = 50;

    static Rest measure(Service service, FiguresClient figures) {
        if (!service.contestant().agent().speaksOpenTelemetry()) {
            return new Rest(service.contestant(), figures.liveBytes(), Double.NaN, Double.NaN);
        }
        long bytesBefore = figures.allocatedBytes();
        CpuTimes cpuBefore = CpuTimes.of(service.pid());
        for (int scrape = 0; scrape < SCRAPES; scrape++) {
            service.scrape();
        }
        double millis = CpuTimes.of(service.pid()).since(cpuBefore) / 1e6 / SCRAPES;
        double bytes = (double) (figures.allocatedBytes() - bytesBefore) / SCRAPES;
        return new Rest(service.contestant(), figures.liveBytes(), millis, bytes);
    }
}
