package io.sonde.agent.metrics;

import java.util.concurrent.atomic.AtomicLongArray;

/** One series of a histogram, and of the counter that is derived from it. */
public final class HistogramSeries extends Series {
    private static final long EXEMPLAR_INTERVAL_NANOS = 1_000_000_000L;

    /** The place of the sum of all values; the counts of the buckets follow. */
    private static final int SUM = 0;

    private static final int COUNTS = 1;

    private final long[] upperBounds;
    private final StripedSums sums;

    /** A recent exemplar of each bucket. Writes race: one of two concurrent exemplars wins, either is right. */
    private RecordedExemplar[] exemplars;

    HistogramSeries(String[] labelValues, int hash, long[] upperBounds) {
        super(labelValues, hash);
        this.upperBounds = upperBounds;
        sums = new StripedSums(COUNTS + upperBounds.length + 1);
    }

    /**
     * Records one observation: nanoseconds for a histogram of durations, else the count itself. Never blocks and, but for the
     * first times, allocates nothing. A negative value is taken for zero.
     */
    public void record(long value) {
        long recorded = value < 0 ? 0 : value;
        AtomicLongArray ofThread = sums.ofThread();
        ofThread.getAndIncrement(COUNTS + bucket(recorded));
        ofThread.getAndAdd(SUM, recorded);
    }

    /**
     * Whether the bucket that this value falls in has no example of the last second: a scrape shows one, whatever the load.
     *
     * @param value as given to {@link #record}
     * @param nanos {@link System#nanoTime()} of the observation
     */
    public boolean wantsExemplar(long value, long nanos) {
        RecordedExemplar[] kept = exemplars;
        if (kept == null) {
            return true;
        }
        RecordedExemplar newest = kept[bucket(value)];
        return newest == null || nanos - newest.nanos() >= EXEMPLAR_INTERVAL_NANOS;
    }

    /**
     * Keeps a trace as the newest example of the bucket that this value falls in; {@link #record} it as well.
     *
     * @param value as given to {@link #record}
     * @param nanos {@link System#nanoTime()} of the observation
     * @param epochMillis when the observation was made
     */
    public void exemplar(long value, long traceIdHigh, long traceIdLow, long spanId, long nanos, long epochMillis) {
        long recorded = value < 0 ? 0 : value;
        RecordedExemplar[] kept = exemplars;
        if (kept == null) {
            kept = new RecordedExemplar[upperBounds.length + 1];
            exemplars = kept;
        }
        kept[bucket(recorded)] = new RecordedExemplar(recorded, traceIdHigh, traceIdLow, spanId, nanos, epochMillis);
    }

    /** Bounds are few and most calls are fast: a linear scan costs one mispredicted branch. */
    private int bucket(long recorded) {
        long[] bounds = upperBounds;
        int index = 0;
        while (index < bounds.length && recorded > bounds[index]) {
            index++;
        }
        return index;
    }

    long count(int bucket) {
        return sums.sum(COUNTS + bucket);
    }

    long sum() {
        return sums.sum(SUM);
    }

    RecordedExemplar exemplar(int bucket) {
        RecordedExemplar[] kept = exemplars;
        return kept == null ? null : kept[bucket];
    }
}
