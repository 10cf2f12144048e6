package io.sonde.smoke.benchmark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What one contestant took for a fixed number of requests to one path. CPU time and bytes are those of the whole
 * process from the first request until what it had queued was sent.
 *
 * @param cpuMicros CPU time for a request
 * @param bytes allocated for a request
 * @param p50Micros median latency
 * @param perSecond requests answered in a second
 * @param spansShare spans that arrived at the sink of those that were to be kept; NaN where they cannot be counted
 * @param residentBytes of the process, after it
 */
record Slot(
        Contestant contestant,
        Route route,
        int round,
        double cpuMicros,
        double bytes,
        double p50Micros,
        double p99Micros,
        double perSecond,
        double spansShare,
        double residentBytes) {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Slot measure(
            Service service, FiguresClient figures, SinkProcess sink, Route route, int round, Effort effort) {
        int requests = effort.requests(route) * route.bursts();
        Contestant contestant = service.contestant();
        double share = Double.parseDouble(contestant.sampling().ratio());
        double expected = contestant.agent().speaksOpenTelemetry() ? share * requests * route.spans() : Double.NaN;
        long spansBefore = sink.spans(service.sinkPort());
        long bytesBefore = figures.allocatedBytes();
        CpuTimes cpuBefore = CpuTimes.of(service.pid());
        Load load = Load.NONE;
        for (int burst = 1; burst <= route.bursts(); burst++) {
            load = load.and(Load.run(service.port(), route, effort.requests(route)));
            settle(effort.settle());
            if (contestant.sampling() == Sampling.ALL) {
                awaitSpans(sink, service, spansBefore + expected * burst / route.bursts());
            }
        }
        long cpu = CpuTimes.of(service.pid()).since(cpuBefore);
        long bytes = figures.allocatedBytes() - bytesBefore;
        long spans = sink.spans(service.sinkPort()) - spansBefore;
        return new Slot(
                contestant,
                route,
                round,
                cpu / 1e3 / requests,
                (double) bytes / requests,
                load.percentile(0.5),
                load.percentile(0.99),
                load.perSecond(),
                spans / expected,
                ProcessStatus.residentBytes(service.pid()));
    }

    /** Gives an agent the time to send what is in its queue. */
    static void settle(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** On a machine that is busy with other things it takes longer; what has been dropped will never come. */
    private static void awaitSpans(SinkProcess sink, Service service, double expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sink.spans(service.sinkPort()) < expected && deadline - System.nanoTime() > 0) {
            settle(POLL);
        }
    }
}
