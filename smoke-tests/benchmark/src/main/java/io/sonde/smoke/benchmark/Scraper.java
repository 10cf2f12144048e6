package io.sonde.smoke.benchmark;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the metrics of all services again and again, as a Prometheus would. */
final class Scraper implements AutoCloseable {

    private static final long INTERVAL_SECONDS = 15;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "scraper");
        thread.setDaemon(true);
        return thread;
    });

    Scraper(List<Service> services) {
        var unused = timer.scheduleAtFixedRate(
                () -> services.forEach(Service::scrape), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
