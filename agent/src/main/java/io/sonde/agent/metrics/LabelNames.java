package io.sonde.agent.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The label names of a family, at most eight. A label is <em>fixed</em> if its values are a small closed set of our own
 * ({@code outcome}, {@code direction}): it keeps its value when the family is past its series cap. Immutable.
 */
public final class LabelNames {
    static final int MAX = 8;

    /** No labels: a family of one series. */
    public static final LabelNames NONE = new LabelNames(new String[0], 0);

    private final String[] names;
    private final int fixed;

    private LabelNames(String[] names, int fixed) {
        this.names = names;
        this.fixed = fixed;
    }

    /**
     * @param names label names in the order in which values are given later
     * @throws IllegalArgumentException for more than eight
     */
    public static LabelNames of(String... names) {
        if (names.length > MAX) {
            throw new IllegalArgumentException("more than " + MAX + " labels");
        }
        return new LabelNames(names.clone(), 0);
    }

    /**
     * The same labels with one of them fixed.
     *
     * @throws IllegalArgumentException if there is no such label
     */
    public LabelNames fixed(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return new LabelNames(names, fixed | 1 << i);
            }
        }
        throw new IllegalArgumentException("no label " + name);
    }

    int size() {
        return names.length;
    }

    boolean isFixed(int index) {
        return (fixed & 1 << index) != 0;
    }

    List<String> asList() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    List<String> asListWith(String last) {
        String[] more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = last;
        return Collections.unmodifiableList(Arrays.asList(more));
    }
}
