package io.sonde.agent.export;

import java.time.Instant;

/** Turns {@link System#nanoTime()} into wall-clock time by an anchor that follows corrections of the clock. Thread-safe. */
public final class EpochClock {

    private static final long REANCHOR_NANOS = 10_000_000_000L;

    private volatile Anchor anchor = new Anchor();

    /** Nanoseconds since the epoch at that nanoTime. */
    public long epochNanos(long nanoTime) {
        Anchor current = anchor;
        return current.epochNanos + (nanoTime - current.nanoTime);
    }

    /** Follows the wall clock if the anchor is old. Calls of one batch are to be converted under one anchor. */
    void reanchorIfOld() {
        if (System.nanoTime() - anchor.nanoTime > REANCHOR_NANOS) {
            anchor = new Anchor();
        }
    }

    private static final class Anchor {
        final long nanoTime;
        final long epochNanos;

        Anchor() {
            nanoTime = System.nanoTime();
            Instant now = Instant.now();
            epochNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }
    }
}
