package io.sonde.agent.metrics;

import java.util.concurrent.atomic.LongAdder;

/** One series of a counter. */
public final class CounterSeries extends Series {
    private final LongAdder value = new LongAdder();

    CounterSeries(String[] labelValues, int hash) {
        super(labelValues, hash);
    }

    /** Adds one. Allocates nothing and never blocks. */
    public void increment() {
        value.increment();
    }

    /** Adds an amount: nanoseconds for a counter of time. A negative amount is ignored, because a counter never falls. */
    public void add(long amount) {
        if (amount > 0) {
            value.add(amount);
        }
    }

    /** What has been added so far; exact once all writers have returned. */
    public long sum() {
        return value.sum();
    }
}
