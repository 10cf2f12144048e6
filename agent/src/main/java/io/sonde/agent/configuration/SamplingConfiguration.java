package io.sonde.agent.configuration;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Which traces are kept. Immutable. */
public final class SamplingConfiguration {

    /** No limit above which a trace counts as slow. */
    public static final long NEVER_SLOW = Long.MAX_VALUE;

    /** Whose errors make a local trace be kept. */
    public enum KeepErrors {
        /** Any call's. */
        ANY,
        /** The local root's alone: an answer of 500 and above, an exception. */
        SERVER,
        /** Nobody's. */
        FALSE
    }

    private final boolean parentBased;
    private final double ratio;
    private final KeepErrors keepErrors;
    private final long slowNanos;
    private final int keepLimit;
    private final int maximumCalls;

    SamplingConfiguration(PropertySource source) {
        String sampler = source.string("otel.traces.sampler");
        parentBased = sampler.startsWith("parentbased_");
        String root = parentBased ? sampler.substring("parentbased_".length()) : sampler;
        switch (root) {
            case "always_off":
                ratio = 0;
                break;
            case "traceidratio":
                ratio = ratio(source);
                break;
            case "always_on":
                ratio = 1;
                break;
            default:
                source.problem(
                        "otel.traces.sampler",
                        sampler,
                        KnownProperties.get("otel.traces.sampler").allowed(),
                        parentBased ? "parentbased_always_on" : "always_on");
                ratio = 1;
        }
        keepErrors = keepErrors(source);
        slowNanos = slowNanos(source);
        keepLimit = source.integer("sonde.traces.keep-limit");
        maximumCalls = source.integer("sonde.traces.max-calls");
    }

    private static double ratio(PropertySource source) {
        String value = source.string("otel.traces.sampler.arg");
        try {
            double ratio = Double.parseDouble(value);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException noNumber) {
            // Reported below, with what is allowed.
        }
        source.problem("otel.traces.sampler.arg", value);
        return 1;
    }

    private static KeepErrors keepErrors(PropertySource source) {
        String value = source.string("sonde.traces.keep-errors");
        switch (value.toLowerCase(Locale.ROOT)) {
            case "server":
                return KeepErrors.SERVER;
            case "false":
                return KeepErrors.FALSE;
            case "any":
            case "true":
                return KeepErrors.ANY;
            default:
                source.problem("sonde.traces.keep-errors", value);
                return KeepErrors.ANY;
        }
    }

    private static long slowNanos(PropertySource source) {
        String value = source.string("sonde.traces.keep-slow");
        if (value.equalsIgnoreCase("off") || value.equalsIgnoreCase("false")) {
            return NEVER_SLOW;
        }
        long millis = Durations.parseMillis(value);
        if (millis < 0) {
            source.problem("sonde.traces.keep-slow", value);
            millis = 1000;
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Whether a parent's decision stands. */
    public boolean isParentBased() {
        return parentBased;
    }

    /** The share of traces without a parent's decision that are kept. */
    public double ratio() {
        return ratio;
    }

    public KeepErrors keepErrors() {
        return keepErrors;
    }

    /** From how long a trace is kept whatever the sampler says. */
    public long slowNanos() {
        return slowNanos;
    }

    /** How many local traces a second are kept for errors and slowness. */
    public int keepLimit() {
        return keepLimit;
    }

    /** How many calls a local trace may hold. */
    public int maximumCalls() {
        return maximumCalls;
    }
}
