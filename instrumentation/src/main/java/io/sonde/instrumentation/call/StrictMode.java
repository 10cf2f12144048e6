package io.sonde.instrumentation.call;

import java.util.concurrent.atomic.AtomicLong;

/**
 * For tests: reports every call that is left behind on a thread at the end of a task, loudly on standard error. Off unless
 * {@code sonde.strict} is set. Thread-safe.
 */
public final class StrictMode {

    /** What each report begins with. */
    public static final String REPORT = "[sonde] STRICT: ";

    private static final AtomicLong REPORTS = new AtomicLong();

    private static boolean enabled;

    private StrictMode() {}

    /** To be called in premain, before anything is woven. */
    public static void enable() {
        enabled = true;
    }

    public static boolean isEnabled() {
        return enabled;
    }

    /** How much was reported. */
    public static long reports() {
        return REPORTS.get();
    }

    /** A task ended and another call was current than when it began; both may be null. The agent's threads are let pass. */
    public static void leftBehind(Call expected, Call found) {
        if (found == SuppressedCall.INSTANCE) {
            return;
        }
        REPORTS.incrementAndGet();
        System.err.println(REPORT + "a call was left behind on thread "
                + Thread.currentThread().getName() + ": " + found + " in place of " + expected);
    }
}
