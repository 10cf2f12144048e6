package io.sonde.agent.metrics;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A hash table from label values to series, with open addressing. Reading takes no lock and allocates nothing; inserting
 * needs the lock of the owner. Nothing is ever removed.
 */
final class SeriesTable<S extends Series> {
    private static final int FIRST_CAPACITY = 16;

    private volatile AtomicReferenceArray<S> slots = new AtomicReferenceArray<>(FIRST_CAPACITY);
    private volatile int size;

    static int hash(String a, String b, String c, String d, String e, String f, String g, String h) {
        int hash = a.hashCode();
        hash = 31 * hash + b.hashCode();
        hash = 31 * hash + c.hashCode();
        hash = 31 * hash + d.hashCode();
        hash = 31 * hash + e.hashCode();
        hash = 31 * hash + f.hashCode();
        hash = 31 * hash + g.hashCode();
        hash = 31 * hash + h.hashCode();
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    /** The series with these values, or null. Values past the table's arity are not looked at except for the hash. */
    S find(int hash, String a, String b, String c, String d, String e, String f, String g, String h) {
        AtomicReferenceArray<S> current = slots;
        int mask = current.length() - 1;
        int index = hash & mask;
        while (true) {
            S series = current.get(index);
            if (series == null || (series.hash() == hash && series.has(a, b, c, d, e, f, g, h))) {
                return series;
            }
            index = (index + 1) & mask;
        }
    }

    int size() {
        return size;
    }

    /** Adds a series that is not in the table; the caller holds the owner's lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the owner's lock is held
    void insert(S series) {
        AtomicReferenceArray<S> current = slots;
        if ((size + 1) * 2 > current.length()) {
            AtomicReferenceArray<S> larger = new AtomicReferenceArray<>(current.length() * 2);
            for (int i = 0; i < current.length(); i++) {
                if (current.get(i) != null) {
                    place(larger, current.get(i));
                }
            }
            current = larger;
            place(current, series);
            slots = current;
        } else {
            place(current, series);
        }
        size++;
    }

    private static <S extends Series> void place(AtomicReferenceArray<S> slots, S series) {
        int mask = slots.length() - 1;
        int index = series.hash() & mask;
        while (slots.get(index) != null) {
            index = (index + 1) & mask;
        }
        slots.set(index, series);
    }

    /** A snapshot to walk over: its slots may be null. */
    AtomicReferenceArray<S> slots() {
        return slots;
    }
}
