package io.sonde.agent.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many through in each second of {@link System#nanoTime()}, as its callers tell the time. Thread-safe, without locks.
 */
final class KeepLimit {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final long originNanos;

    /** The second, counted from the origin, and how many it has let through. */
    private final AtomicLong state = new AtomicLong();

    /** @param originNanos a moment not after any that will be told */
    KeepLimit(long originNanos) {
        this.originNanos = originNanos;
    }

    /**
     * Whether one more may go through.
     *
     * @param nanos now, or a moment that has just passed
     * @param limit how many may in a second; below 2^24
     */
    boolean admits(long nanos, int limit) {
        while (true) {
            long current = state.get();
            long second = Math.max((nanos - originNanos) / SECOND_NANOS, current >>> COUNT_BITS);
            long count = second == current >>> COUNT_BITS ? current & COUNT_MASK : 0;
            if (count >= limit) {
                return false;
            }
            if (state.compareAndSet(current, second << COUNT_BITS | (count + 1))) {
                return true;
            }
        }
    }
}
