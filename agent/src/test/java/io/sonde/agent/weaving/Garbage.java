package io.sonde.agent.weaving;

import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;

/** Waits for the garbage collector. */
public final class Garbage {

    private static final int ROUNDS = 200;

    private Garbage() {}

    /** Collects until the condition holds. @return whether it did */
    public static boolean collectUntil(BooleanSupplier condition) {
        for (int round = 0; round < ROUNDS; round++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            collect();
        }
        return condition.getAsBoolean();
    }

    /** Collects everything that is only weakly reachable. */
    public static void collect() {
        WeakReference<Object> probe = new WeakReference<>(new Object());
        do {
            System.gc();
        } while (probe.get() != null);
    }
}
