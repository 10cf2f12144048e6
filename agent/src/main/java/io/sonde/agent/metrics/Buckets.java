package io.sonde.agent.metrics;

/**
 * The upper bounds of a histogram's buckets, and whether what it records are nanoseconds (shown in seconds) or plain
 * counts. Bounds are inclusive, as {@code le} says. Immutable and safe to share between families.
 */
public final class Buckets {
    /** Bounds of latency histograms unless a family says otherwise. */
    public static final Buckets LATENCY =
            ofSeconds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);

    static final double NANOSECONDS_PER_SECOND = 1e9;

    private final long[] upperBounds;
    private final double unitsPerShownUnit;
    private volatile String[] shownBounds;

    private Buckets(long[] upperBounds, double unitsPerShownUnit) {
        for (int i = 1; i < upperBounds.length; i++) {
            if (upperBounds[i] <= upperBounds[i - 1]) {
                throw new IllegalArgumentException("bucket bounds must increase");
            }
        }
        this.upperBounds = upperBounds;
        this.unitsPerShownUnit = unitsPerShownUnit;
    }

    /**
     * Buckets of durations, which are recorded in nanoseconds.
     *
     * @param upperBounds increasing, in seconds
     * @throws IllegalArgumentException if they do not increase
     */
    public static Buckets ofSeconds(double... upperBounds) {
        long[] nanos = new long[upperBounds.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = Math.round(upperBounds[i] * NANOSECONDS_PER_SECOND);
        }
        return new Buckets(nanos, NANOSECONDS_PER_SECOND);
    }

    /**
     * Buckets of counts, which are recorded as they are.
     *
     * @param upperBounds increasing
     * @throws IllegalArgumentException if they do not increase
     */
    public static Buckets ofCounts(long... upperBounds) {
        return new Buckets(upperBounds.clone(), 1);
    }

    /** The array itself: recording compares with it and must not copy it. */
    long[] upperBounds() {
        return upperBounds;
    }

    double shown(long recorded) {
        return recorded / unitsPerShownUnit;
    }

    /** A sum that has wrapped past {@link Long#MAX_VALUE} is still shown as what it is. */
    double shownSum(long sum) {
        double unsigned = sum >= 0 ? sum : (sum >>> 1) * 2.0 + (sum & 1);
        return unsigned / unitsPerShownUnit;
    }

    /** Values of the label {@code le}, the last one {@code +Inf}; formatted when first read, which is not in premain. */
    String[] shownBounds() {
        String[] shown = shownBounds;
        if (shown == null) {
            shown = new String[upperBounds.length + 1];
            for (int i = 0; i < upperBounds.length; i++) {
                shown[i] = Double.toString(shown(upperBounds[i]));
            }
            shown[upperBounds.length] = "+Inf";
            shownBounds = shown;
        }
        return shown;
    }
}
