package io.sonde.agent.metrics;

/**
 * One combination of label values within a family. It lives as long as its family, so a caller may keep a reference and
 * skip the lookup. Safe for use by any number of threads.
 */
public abstract class Series {
    private final String[] labelValues;
    private final int hash;

    Series(String[] labelValues, int hash) {
        this.labelValues = labelValues;
        this.hash = hash;
    }

    /** The array itself: nobody changes it. */
    final String[] labelValues() {
        return labelValues;
    }

    final int hash() {
        return hash;
    }

    /** Compares by identity first: most label values are constants or come from a cache. */
    final boolean has(String a, String b, String c, String d, String e, String f, String g, String h) {
        String[] values = labelValues;
        int arity = values.length;
        return (arity < 1 || same(values[0], a))
                && (arity < 2 || same(values[1], b))
                && (arity < 3 || same(values[2], c))
                && (arity < 4 || same(values[3], d))
                && (arity < 5 || same(values[4], e))
                && (arity < 6 || same(values[5], f))
                && (arity < 7 || same(values[6], g))
                && (arity < 8 || same(values[7], h));
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(String one, String other) {
        return one == other || one.equals(other);
    }
}
