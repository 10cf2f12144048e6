package io.sonde.agent.configuration;

import java.util.concurrent.TimeUnit;

/** Which traces are kept. Immutable. */
public final class SamplingConfiguration {

    /** No limit above which a trace counts as slow. */
    public static final long NEVER_SLOW = Long.MAX_VALUE;

    private final boolean parentBased;
    private final double ratio;
    private final boolean keepErrors;
    private final long slowNanos;
    private final int maximumCalls;

    SamplingConfiguration(PropertySource source) {
        String sampler = source.string("otel.traces.sampler", "parentbased_always_on");
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
                        "always_on, always_off or traceidratio, alone or behind parentbased_",
                        parentBased ? "parentbased_always_on" : "always_on");
                ratio = 1;
        }
        keepErrors = source.bool("sonde.traces.keep-errors", true);
        slowNanos = slowNanos(source);
        maximumCalls = source.integer("sonde.traces.max-calls", 2000, 1, 1_000_000);
    }

    private static double ratio(PropertySource source) {
        String value = source.string("otel.traces.sampler.arg", "1.0");
        try {
            double ratio = Double.parseDouble(value);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException noNumber) {
            // Reported below, with what is allowed.
        }
        source.problem("otel.traces.sampler.arg", value, "a ratio from 0 to 1", "1.0");
        return 1;
    }

    private static long slowNanos(PropertySource source) {
        String value = source.string("sonde.traces.keep-slow", "1s");
        if (value.equalsIgnoreCase("off") || value.equalsIgnoreCase("false")) {
            return NEVER_SLOW;
        }
        long millis = Durations.parseMillis(value);
        if (millis < 0) {
            source.problem("sonde.traces.keep-slow", value, "a duration such as 500ms or 1s, or off", "1s");
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

    public boolean keepsErrors() {
        return keepErrors;
    }

    /** From how long a trace is kept whatever the sampler says. */
    public long slowNanos() {
        return slowNanos;
    }

    /** How many calls a local trace may hold. */
    public int maximumCalls() {
        return maximumCalls;
    }
}
