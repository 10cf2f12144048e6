package io.sonde.agent.pipeline;

/**
 * The ratio sampler by trace identifier, with the bounds of OpenTelemetry's {@code TraceIdRatioBased}, so that all services
 * of a trace agree. Immutable.
 */
final class Sampler {

    private final long upperBound;

    Sampler(double ratio) {
        if (ratio <= 0) {
            upperBound = Long.MIN_VALUE;
        } else if (ratio >= 1) {
            upperBound = Long.MAX_VALUE;
        } else {
            upperBound = (long) (ratio * Long.MAX_VALUE);
        }
    }

    /** @param traceIdLow the right half of the trace identifier, which is random */
    boolean samples(long traceIdLow) {
        return upperBound == Long.MAX_VALUE || Math.abs(traceIdLow) < upperBound;
    }
}
