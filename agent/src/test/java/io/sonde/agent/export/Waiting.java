package io.sonde.agent.export;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
public final class Waiting {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Waiting() {}

    /** @throws AssertionError if the condition does not hold in time */
    public static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
