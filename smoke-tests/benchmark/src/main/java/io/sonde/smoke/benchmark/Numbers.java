package io.sonde.smoke.benchmark;

import java.util.Locale;

/** How figures are written. A figure that is not there is a dash. */
final class Numbers {

    static final String NONE = "–";

    private static final double MEGA = 1 << 20;

    private Numbers() {}

    /** With so many digits behind the point. */
    static String fixed(double number, int digits) {
        return Double.isNaN(number) ? NONE : String.format(Locale.ROOT, "%,." + digits + "f", number);
    }

    /** The median of what was added, and its quartiles. */
    static String added(Distribution differences, int digits) {
        double median = differences.median();
        if (Double.isNaN(median)) {
            return NONE;
        }
        return (median < 0 ? "" : "+") + fixed(median, digits) + " (" + fixed(differences.lowerQuartile(), digits)
                + " … " + fixed(differences.upperQuartile(), digits) + ")";
    }

    static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String mega(double bytes) {
        return Double.isNaN(bytes) ? NONE : String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }

    /** One added figure as a share of another; NaN where the other is nothing to compare with. */
    static double ratio(double some, double other) {
        return other > 0 ? some / other : Double.NaN;
    }
}
