package io.sonde.agent.metrics;

import java.util.concurrent.atomic.LongAdder;

/** One series of a histogram, and of the counter that is derived from it. */
public final class HistogramSeries extends Series {
    private final long[] upperBounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    private static final long EXEMPLAR_MILLIS = 1000;

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
     * Keeps a trace as an example of the bucket that this value falls in, if its last one is a second old: a scrape shows one,
     * and each allocates. {@link #record} the value as well.
     *
     * @param value as given to {@link #record}
     * @param epochMillis when the observation was made
     */
    public void exemplar(long value, long traceIdHigh, long traceIdLow, long spanId, long epochMillis) {
        long recorded = value < 0 ? 0 : value;
        RecordedExemplar[] kept = exemplars;
        if (kept == null) {
            kept = new RecordedExemplar[counts.length];
            exemplars = kept;
        }
        int bucket = bucket(recorded);
        RecordedExemplar last = kept[bucket];
        if (last == null || Math.abs(epochMillis - last.epochMillis()) >= EXEMPLAR_MILLIS) {
            kept[bucket] = new RecordedExemplar(recorded, traceIdHigh, traceIdLow, spanId, epochMillis);
        }
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
