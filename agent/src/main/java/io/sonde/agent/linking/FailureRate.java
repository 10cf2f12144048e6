package io.sonde.agent.linking;

import java.util.concurrent.TimeUnit;

/** The latest failures of one instrumentation. Thread-safe. */
final class FailureRate {

    /** With so many failures within a minute an instrumentation is switched off. */
    static final int MAXIMUM = 10;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final long[] latest = new long[MAXIMUM];
    private int count;

    /**
     * Notes a failure.
     *
     * @param nanos the moment by {@link System#nanoTime()}
     * @return whether this makes it too many within a minute
     */
    synchronized boolean isTooHighAt(long nanos) {
        int place = count % MAXIMUM;
        latest[place] = nanos;
        count++;
        return count >= MAXIMUM && nanos - latest[count % MAXIMUM] <= MINUTE;
    }
}
