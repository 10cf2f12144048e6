package io.sonde.agent.metrics;

import java.util.concurrent.atomic.LongAdder;

/** One series of a histogram, and of the counter that is derived from it. */
public final class HistogramSeries extends Series {
    private static final long EXEMPLAR_INTERVAL_NANOS = 1_000_000_000L;

    private final long[] upperBounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    /** A recent exemplar of each bucket. Writes race: one of two concurrent exemplars wins, either is right. */
    private RecordedExemplar[] exemplars;

    HistogramSeries(String[] labelValues, int hash, long[] upperBounds) {
        super(labelValues, hash);
        this.upperBounds = upperBounds;
        counts = new LongAdder[upperBounds.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /**
     * Records one observation: nanoseconds for a histogram of durations, else the count itself. Allocates nothing and never
     * blocks. A negative value is taken for zero.
     */
    public void record(long value) {
        long recorded = value < 0 ? 0 : value;
        counts[bucket(recorded)].increment();
        sum.add(recorded);
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
            kept = new RecordedExemplar[counts.length];
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
        return counts[bucket].sum();
    }

    long sum() {
        return sum.sum();
    }

    RecordedExemplar exemplar(int bucket) {
        RecordedExemplar[] kept = exemplars;
        return kept == null ? null : kept[bucket];
    }
}
