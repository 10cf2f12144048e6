package io.sonde.agent.configuration;

/** When the recording of spans is stopped for want of memory. Ratios go from 0 to 1. Immutable. */
public final class CircuitBreakerConfiguration {

    private final boolean enabled;
    private final double heapRatio;
    private final double collectionRatio;
    private final long windowMillis;
    private final long recoverMillis;

    CircuitBreakerConfiguration(PropertySource source) {
        enabled = source.bool("sonde.circuit-breaker.enabled");
        heapRatio = source.ratio("sonde.circuit-breaker.heap-ratio");
        collectionRatio = source.ratio("sonde.circuit-breaker.gc-ratio");
        windowMillis = Math.max(source.millis("sonde.circuit-breaker.window"), 1000);
        recoverMillis = source.millis("sonde.circuit-breaker.recover-after");
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Share of the heap in use after garbage collection; one that is off is above every ratio. */
    public double heapRatio() {
        return heapRatio;
    }

    /** Share of the window that collections take; one that is off is above every ratio. */
    public double collectionRatio() {
        return collectionRatio;
    }

    public long windowMillis() {
        return windowMillis;
    }

    /** For how long neither may have been reached before spans are recorded again. */
    public long recoverMillis() {
        return recoverMillis;
    }
}
