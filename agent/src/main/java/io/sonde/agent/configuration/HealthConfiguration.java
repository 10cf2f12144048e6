package io.sonde.agent.configuration;

/** The thresholds of {@code /health}. Ratios go from 0 to 1; one that is off is above every ratio. Immutable. */
public final class HealthConfiguration {

    private final long checkTimeoutMillis;
    private final long assumeStartedMillis;
    private final long exporterDegradedMillis;
    private final double exporterDegradedQueue;
    private final int exporterDegradedDrops;
    private final double heapDegraded;
    private final double heapUnhealthy;
    private final double collectionDegraded;
    private final double collectionUnhealthy;
    private final long poolUnhealthyMillis;
    private final double targetDegraded;
    private final double targetUnhealthy;
    private final int targetMinimumCalls;
    private final int targetMaximum;

    HealthConfiguration(PropertySource source) {
        checkTimeoutMillis = Math.max(source.millis("sonde.health.check-timeout", 1000), 1);
        assumeStartedMillis = source.millis("sonde.health.assume-started-after", 30_000);
        exporterDegradedMillis = source.millis("sonde.health.exporter.degraded-after", 30_000);
        exporterDegradedQueue = source.ratio("sonde.health.exporter.degraded-queue-ratio", 0.8);
        exporterDegradedDrops = source.integer("sonde.health.exporter.degraded-drops", 1, 1, Integer.MAX_VALUE);
        heapDegraded = source.ratio("sonde.health.jvm.degraded-heap-ratio", 0.9);
        heapUnhealthy = source.ratio("sonde.health.jvm.unhealthy-heap-ratio", 0.98);
        collectionDegraded = source.ratio("sonde.health.jvm.degraded-gc-ratio", 0.2);
        collectionUnhealthy = source.ratio("sonde.health.jvm.unhealthy-gc-ratio", 0.5);
        poolUnhealthyMillis = source.millis("sonde.health.pool.unhealthy-after", 10_000);
        targetDegraded = source.ratio("sonde.health.target.degraded-error-ratio", 0.1);
        targetUnhealthy = source.ratio("sonde.health.target.unhealthy-error-ratio", PropertySource.OFF);
        targetMinimumCalls = source.integer("sonde.health.target.minimum-calls", 10, 1, Integer.MAX_VALUE);
        targetMaximum = source.integer("sonde.health.target.maximum", 100, 1, 10_000);
    }

    /** How long one check may take. */
    public long checkTimeoutMillis() {
        return checkTimeoutMillis;
    }

    /** After how long an application that starts nothing known is taken to have started. */
    public long assumeStartedMillis() {
        return assumeStartedMillis;
    }

    /** For how long no batch may have arrived, while some were to be sent. */
    public long exporterDegradedMillis() {
        return exporterDegradedMillis;
    }

    /** From which share of its capacity on the queue is too full. */
    public double exporterDegradedQueue() {
        return exporterDegradedQueue;
    }

    /** From how many spans on, dropped in a minute because the queue was full. */
    public int exporterDegradedDrops() {
        return exporterDegradedDrops;
    }

    /** Share of the heap in use after garbage collection. */
    public double heapDegraded() {
        return heapDegraded;
    }

    public double heapUnhealthy() {
        return heapUnhealthy;
    }

    /** Share of the last minute that garbage collections took. */
    public double collectionDegraded() {
        return collectionDegraded;
    }

    public double collectionUnhealthy() {
        return collectionUnhealthy;
    }

    /** For how long a pool may be seen without a free connection while requests wait. */
    public long poolUnhealthyMillis() {
        return poolUnhealthyMillis;
    }

    /** Share of the last minute's calls of a target that failed. */
    public double targetDegraded() {
        return targetDegraded;
    }

    public double targetUnhealthy() {
        return targetUnhealthy;
    }

    /** With fewer calls in the last minute a target is not judged. */
    public int targetMinimumCalls() {
        return targetMinimumCalls;
    }

    /** How many targets are told apart. */
    public int targetMaximum() {
        return targetMaximum;
    }
}
