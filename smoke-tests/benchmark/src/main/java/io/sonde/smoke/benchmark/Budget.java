package io.sonde.smoke.benchmark;

/** What Sonde may cost at most, as the design promises. */
record Budget(String what, String allowed, double limit, String measured, double value) {

    static Budget share(String what, double limit, double value) {
        return new Budget(what, "≤ " + Numbers.percent(limit), limit, Numbers.percent(value), value);
    }

    /** {@code met}, {@code missed}, or a dash where there was nothing to compare. */
    String verdict() {
        if (Double.isNaN(value)) {
            return Numbers.NONE;
        }
        return value <= limit ? "met" : "missed";
    }
}
