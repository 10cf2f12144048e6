package io.sonde.agent.metrics;

import java.util.concurrent.atomic.LongAdder;

/** One series of a gauge that goes up and down by what happens, such as the number of active requests. */
public final class GaugeSeries extends Series {
    private final LongAdder value = new LongAdder();

    GaugeSeries(String[] labelValues, int hash) {
        super(labelValues, hash);
    }

    /** Adds one. Allocates nothing and never blocks. */
    public void increment() {
        value.increment();
    }

    /** Takes one away; call it on the very series that was incremented. Allocates nothing and never blocks. */
    public void decrement() {
        value.decrement();
    }

    /** Adds an amount, which may be negative. */
    public void add(long amount) {
        value.add(amount);
    }

    /** The value; exact once all writers have returned. */
    public long sum() {
        return value.sum();
    }
}
