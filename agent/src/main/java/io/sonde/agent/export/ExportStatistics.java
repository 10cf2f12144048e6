package io.sonde.agent.export;

import java.util.concurrent.atomic.AtomicLong;

/** What became of exports. Thread-safe. */
public final class ExportStatistics {

    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong arrivedSpans = new AtomicLong();
    private final AtomicLong lostSpans = new AtomicLong();
    private final AtomicLong unconverted = new AtomicLong();
    private volatile long lastSuccessEpochMillis;
    private volatile String lastFailure;

    void succeeded(int spans) {
        successes.incrementAndGet();
        arrivedSpans.addAndGet(spans);
        lastSuccessEpochMillis = System.currentTimeMillis();
    }

    void failed(int spans, String reason) {
        failures.incrementAndGet();
        lostSpans.addAndGet(spans);
        lastFailure = reason;
    }

    void unconverted() {
        unconverted.incrementAndGet();
    }

    /** Calls that could not be presented as spans and were left out of their batches. */
    public long unconvertedCalls() {
        return unconverted.get();
    }

    /** Batches that arrived. */
    public long successes() {
        return successes.get();
    }

    /** Batches that were given up. */
    public long failures() {
        return failures.get();
    }

    /** Spans of the batches that arrived. */
    public long arrivedSpans() {
        return arrivedSpans.get();
    }

    /** Spans of the batches that were given up. */
    public long lostSpans() {
        return lostSpans.get();
    }

    /** 0 if no batch has arrived yet. */
    public long lastSuccessEpochMillis() {
        return lastSuccessEpochMillis;
    }

    /** Null if no batch has failed yet. */
    public String lastFailure() {
        return lastFailure;
    }
}
