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
        checkTimeoutMillis = Math.max(source.millis("sonde.health.check-timeout"), 1);
        assumeStartedMillis = source.millis("sonde.health.assume-started-after");
        exporterDegradedMillis = source.millis("sonde.health.exporter.degraded-after");
        exporterDegradedQueue = source.ratio("sonde.health.exporter.degraded-queue-ratio");
        exporterDegradedDrops = source.integer("sonde.health.exporter.degraded-drops");
        heapDegraded = source.ratio("sonde.health.jvm.degraded-heap-ratio");
        heapUnhealthy = source.ratio("sonde.health.jvm.unhealthy-heap-ratio");
        collectionDegraded = source.ratio("sonde.health.jvm.degraded-gc-ratio");
        collectionUnhealthy = source.ratio("sonde.health.jvm.unhealthy-gc-ratio");
        poolUnhealthyMillis = source.millis("sonde.health.pool.unhealthy-after");
        targetDegraded = source.ratio("sonde.health.target.degraded-error-ratio");
        targetUnhealthy = source.ratio("sonde.health.target.unhealthy-error-ratio");
        targetMinimumCalls = source.integer("sonde.health.target.minimum-calls");
        targetMaximum = source.integer("sonde.health.target.maximum");
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
