package io.sonde.agent.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Sums that belong together and that many threads add to. There are several copies of all of them, and each thread keeps to
 * one: what is added together lies side by side there, most often in one cache line, and that line stays with its processor.
 * A copy is made when a thread first needs it. Thread-safe; adding takes no lock and, but for the first time, allocates nothing.
 */
final class StripedSums {

    /** A power of two, at most 32. */
    private static final int STRIPES =
            Math.min(32, Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors() - 1));

    /** A cache line's worth, so that what lies behind a copy in memory does not share its last line. */
    private static final int PADDING = 8;

    private final int sums;

    /** Null where no thread has needed it. */
    private final AtomicReferenceArray<AtomicLongArray> stripes = new AtomicReferenceArray<AtomicLongArray>(STRIPES);

    StripedSums(int sums) {
        this.sums = sums;
    }

    /** Where the calling thread adds. */
    AtomicLongArray ofThread() {
        int index = (int) Thread.currentThread().getId() & STRIPES - 1;
        AtomicLongArray stripe = stripes.get(index);
        return stripe == null ? make(index) : stripe;
    }

    private AtomicLongArray make(int index) {
        stripes.compareAndSet(index, null, new AtomicLongArray(sums + PADDING));
        return stripes.get(index);
    }

    /** What has been added to a sum so far; exact once all writers have returned. */
    long sum(int index) {
        long sum = 0;
        for (int i = 0; i < STRIPES; i++) {
            AtomicLongArray stripe = stripes.get(i);
            if (stripe != null) {
                sum += stripe.get(index);
            }
        }
        return sum;
    }
}
