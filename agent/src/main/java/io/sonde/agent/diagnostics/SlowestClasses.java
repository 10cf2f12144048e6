package io.sonde.agent.diagnostics;

import java.util.ArrayList;
import java.util.List;

/** The few classes that took longest to weave. Not thread-safe. */
final class SlowestClasses {

    private static final int KEPT = 10;

    private final String[] names = new String[KEPT];
    private final long[] nanos = new long[KEPT];

    void add(String name, long took) {
        int place = KEPT;
        for (int i = 0; i < KEPT; i++) {
            if (name.equals(names[i])) { // woven for several instrumentations at once
                nanos[i] = Math.max(nanos[i], took);
                return;
            }
            if (place == KEPT && took > nanos[i]) {
                place = i;
            }
        }
        if (place < KEPT) {
            System.arraycopy(names, place, names, place + 1, KEPT - place - 1);
            System.arraycopy(nanos, place, nanos, place + 1, KEPT - place - 1);
            names[place] = name;
            nanos[place] = took;
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<String>();
        for (int i = 0; i < KEPT && names[i] != null; i++) {
            lines.add(nanos[i] / 1000 / 1000.0 + " ms: " + names[i]);
        }
        return lines;
    }
}
