package io.sonde.agent.export;

import java.util.concurrent.atomic.AtomicLong;

/** What became of exports. Thread-safe. */
public final class ExportStatistics {

    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong arrivedSpans = new AtomicLong();
    private final AtomicLong lostSpans = new AtomicLong();
    private final AtomicLong rejectedSpans = new AtomicLong();
    private final AtomicLong unconverted = new AtomicLong();
    private volatile long lastSuccessEpochMillis;
    private volatile long failingSinceEpochMillis;
    private volatile String lastFailure;

    /** @param rejected how many of the spans the backend did not take */
    void succeeded(int spans, int rejected) {
        successes.incrementAndGet();
        arrivedSpans.addAndGet(spans - rejected);
        rejectedSpans.addAndGet(rejected);
        lastSuccessEpochMillis = System.currentTimeMillis();
        failingSinceEpochMillis = 0;
    }

    void failed(int spans, String reason) {
        failures.incrementAndGet();
        lostSpans.addAndGet(spans);
        lastFailure = reason;
        if (failingSinceEpochMillis == 0) {
            failingSinceEpochMillis = System.currentTimeMillis();
        }
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

    /** Spans of the batches that arrived, without rejected ones. */
    public long arrivedSpans() {
        return arrivedSpans.get();
    }

    /** Spans that the backend rejected from batches which it took otherwise. */
    public long rejectedSpans() {
        return rejectedSpans.get();
    }

    /** Spans of the batches that were given up. */
    public long lostSpans() {
        return lostSpans.get();
    }

    /** 0 if no batch has arrived yet. */
    public long lastSuccessEpochMillis() {
        return lastSuccessEpochMillis;
    }

    /** When the first of the batches failed that have not been followed by one that arrived; 0 if the last one arrived. */
    public long failingSinceEpochMillis() {
        return failingSinceEpochMillis;
    }

    /** Null if no batch has failed yet. */
    public String lastFailure() {
        return lastFailure;
    }
}
