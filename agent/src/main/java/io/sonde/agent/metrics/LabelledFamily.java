package io.sonde.agent.metrics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * A family whose series are told apart by up to eight label values.
 *
 * <p>Looking up a series that exists takes no lock and allocates nothing. A null value is the empty string, a value is cut
 * at {@value #MAX_VALUE_LENGTH} characters. Growth is bounded: past the cap on a label's distinct values a new value becomes
 * {@code other}; past the cap on series every label that is not fixed becomes {@code other}. Such a lookup takes no lock
 * either once the {@code other} series exists, and is counted. Series are never removed.
 *
 * @param <S> the series of the family
 */
public abstract class LabelledFamily<S extends Series> extends Family {
    static final String OTHER = "other";
    static final int MAX_VALUE_LENGTH = 200;

    /** Room above the series cap for overflow series, which differ in their fixed labels only. */
    private static final int OVERFLOW_SERIES = 64;

    private final LabelNames labelNames;
    private final int arity;
    private final int maxSeries;
    private final ValueSet[] values;
    private final SeriesTable<S> table = new SeriesTable<>();
    private final LongAdder overflows = new LongAdder();

    LabelledFamily(String name, String help, LabelNames labelNames, MetricLimits limits) {
        super(name, help);
        this.labelNames = labelNames;
        arity = labelNames.size();
        maxSeries = limits.maxSeries();
        values = new ValueSet[arity];
        for (int i = 0; i < arity; i++) {
            values[i] = new ValueSet(limits.maxLabelValues());
        }
    }

    abstract S create(String[] labelValues, int hash);

    final LabelNames labelNames() {
        return labelNames;
    }

    final AtomicReferenceArray<S> slots() {
        return table.slots();
    }

    @Override
    final long overflows() {
        return overflows.sum();
    }

    /** The one series of a family without labels. */
    public final S series() {
        return find(0, "", "", "", "", "", "", "", "");
    }

    /** The series with this label value, made if need be. */
    public final S series(String a) {
        return find(1, a, "", "", "", "", "", "", "");
    }

    /** The series with these label values, in the order of the label names, made if need be. */
    public final S series(String a, String b) {
        return find(2, a, b, "", "", "", "", "", "");
    }

    /** See {@link #series(String, String)}. */
    public final S series(String a, String b, String c) {
        return find(3, a, b, c, "", "", "", "", "");
    }

    /** See {@link #series(String, String)}. */
    public final S series(String a, String b, String c, String d) {
        return find(4, a, b, c, d, "", "", "", "");
    }

    /** See {@link #series(String, String)}. */
    public final S series(String a, String b, String c, String d, String e) {
        return find(5, a, b, c, d, e, "", "", "");
    }

    /** See {@link #series(String, String)}. */
    public final S series(String a, String b, String c, String d, String e, String f) {
        return find(6, a, b, c, d, e, f, "", "");
    }

    /** See {@link #series(String, String)}. */
    public final S series(String a, String b, String c, String d, String e, String f, String g) {
        return find(7, a, b, c, d, e, f, g, "");
    }

    /** See {@link #series(String, String)}. */
    public final S series(String a, String b, String c, String d, String e, String f, String g, String h) {
        return find(8, a, b, c, d, e, f, g, h);
    }

    private S find(int given, String a, String b, String c, String d, String e, String f, String g, String h) {
        if (given != arity) {
            throw new IllegalArgumentException(name() + " has " + arity + " labels, not " + given);
        }
        String a0 = a == null ? "" : a;
        String b0 = b == null ? "" : b;
        String c0 = c == null ? "" : c;
        String d0 = d == null ? "" : d;
        String e0 = e == null ? "" : e;
        String f0 = f == null ? "" : f;
        String g0 = g == null ? "" : g;
        String h0 = h == null ? "" : h;
        int hash = SeriesTable.hash(a0, b0, c0, d0, e0, f0, g0, h0);
        S found = table.find(hash, a0, b0, c0, d0, e0, f0, g0, h0);
        return found != null ? found : miss(new String[] {a0, b0, c0, d0, e0, f0, g0, h0});
    }

    private S miss(String[] wanted) {
        for (int i = 0; i < arity; i++) {
            wanted[i] = cut(wanted[i]);
        }
        String[] admitted = wanted.clone();
        boolean substituted = substitute(admitted);
        S series = lookup(admitted);
        if (series == null) {
            synchronized (table) {
                admitted = wanted.clone();
                substituted = substitute(admitted);
                series = lookup(admitted);
                if (series == null) {
                    series = insert(admitted);
                }
            }
        }
        if (substituted) {
            overflows.increment();
        }
        return series;
    }

    /**
     * Puts {@code other} where a cap has been reached. Reads only; without the lock it may see a cap as not yet reached. A
     * combination that exists stays what it is, however full the table.
     */
    private boolean substitute(String[] wanted) {
        boolean substituted = false;
        for (int i = 0; i < arity; i++) {
            if (!values[i].admits(wanted[i])) {
                wanted[i] = OTHER;
                substituted = true;
            }
        }
        if (table.size() >= maxSeries && lookup(wanted) == null) {
            for (int i = 0; i < arity; i++) {
                if (!labelNames.isFixed(i) && !wanted[i].equals(OTHER)) {
                    wanted[i] = OTHER;
                    substituted = true;
                }
            }
        }
        return substituted;
    }

    private S insert(String[] admitted) {
        if (table.size() >= maxSeries + OVERFLOW_SERIES) {
            for (int i = 0; i < arity; i++) {
                admitted[i] = OTHER;
            }
            S last = lookup(admitted);
            if (last != null) {
                return last;
            }
        }
        String[] labelValues = new String[arity];
        for (int i = 0; i < arity; i++) {
            labelValues[i] = admitted[i];
            values[i].add(admitted[i]);
        }
        S series = create(labelValues, hash(admitted));
        table.insert(series);
        return series;
    }

    private S lookup(String[] v) {
        return table.find(hash(v), v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }

    private static int hash(String[] v) {
        return SeriesTable.hash(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE_LENGTH) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(MAX_VALUE_LENGTH - 1));
        return value.substring(0, splitsPair ? MAX_VALUE_LENGTH - 1 : MAX_VALUE_LENGTH);
    }
}
