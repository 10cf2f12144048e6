package io.sonde.agent.metrics;

import java.util.concurrent.ConcurrentHashMap;

/** The distinct values that one label of one family has taken, up to a cap. Reading takes no lock. */
final class ValueSet {
    private final int max;
    private final ConcurrentHashMap<String, Boolean> values = new ConcurrentHashMap<>(4);
    private volatile boolean full;

    ValueSet(int max) {
        this.max = max;
    }

    /** Whether the value is in the set or may still come in; the empty string and {@code other} always may. */
    boolean admits(String value) {
        return !full || value.isEmpty() || value.equals(LabelledFamily.OTHER) || values.containsKey(value);
    }

    /** Adds a value that is admitted; the caller holds the family's lock. */
    void add(String value) {
        if (value.isEmpty() || value.equals(LabelledFamily.OTHER)) {
            return;
        }
        values.put(value, Boolean.TRUE);
        full = values.size() >= max;
    }
}
