package io.sonde.agent.pressure;

import io.sonde.agent.configuration.CircuitBreakerConfiguration;
import io.sonde.agent.diagnostics.AgentCondition;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.CounterFamily;
import io.sonde.agent.metrics.CounterSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.util.concurrent.TimeUnit;

/**
 * Open, it keeps spans from being recorded: from when the heap is nearly full after a garbage collection, or collections take
 * most of the time, until neither has been so for a while. To be looked at every second, by one thread; what it is can be
 * read by any.
 */
public final class CircuitBreaker {

    /** What a look at the JVM costs is some microseconds; a window has so many looks at most. */
    private static final int MAXIMUM_LOOKS = 600;

    private static final String OUT_OF_MEMORY = "there is no memory left";

    private final CircuitBreakerConfiguration thresholds;
    private final Readings readings;
    private final Recording recording;
    private final AgentCondition condition;
    private final CounterSeries openedByHeap;
    private final CounterSeries openedByCollections;

    private final long[] lookNanos = new long[MAXIMUM_LOOKS];
    private final long[] collectionMillis = new long[MAXIMUM_LOOKS];
    private int looks;

    private volatile boolean open;
    private long strainedNanos;

    /** What the JVM says of its memory. */
    public interface Readings {

        /** How much of the heap was in use after the last collection of each of its parts, in bytes. */
        long usedAfterCollection();

        /** How much of it is in use, garbage included, in bytes. */
        long used();

        /** How much it may grow to, in bytes. */
        long maximum();

        /** How long collections have stopped the application so far, in milliseconds. */
        long collectionMillis();
    }

    /** What is switched. */
    public interface Recording {

        /** Whether spans are recorded from now on. */
        void record(boolean recorded);
    }

    public CircuitBreaker(
            CircuitBreakerConfiguration thresholds,
            Readings readings,
            Recording recording,
            AgentCondition condition,
            MetricsRegistry registry) {
        this.thresholds = thresholds;
        this.readings = readings;
        this.recording = recording;
        this.condition = condition;
        CounterFamily opened = registry.counter(
                "sonde_circuit_breaker_opened_total",
                "How often the recording of spans was stopped for want of memory.",
                LabelNames.of("reason").fixed("reason"));
        openedByHeap = opened.series("heap");
        openedByCollections = opened.series("gc");
        registry.observedGauge(
                "sonde_circuit_breaker_open",
                "Whether the recording of spans is stopped for want of memory.",
                LabelNames.NONE,
                new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        observer.value(isOpen() ? 1 : 0);
                    }
                });
    }

    /** Whether spans are not recorded. */
    public boolean isOpen() {
        return open;
    }

    /** Looks at the JVM, at a moment by {@link System#nanoTime()}. */
    public void look(long nanos) {
        try {
            judge(nanos);
        } catch (OutOfMemoryError noMemory) {
            open(OUT_OF_MEMORY, openedByHeap, nanos);
        }
    }

    private void judge(long nanos) {
        double heap = heapRatio();
        double collections = collectionRatio(nanos);
        if (heap >= thresholds.heapRatio()) {
            open(percent(heap) + " % of the heap were in use after garbage collection", openedByHeap, nanos);
        } else if (collections >= thresholds.collectionRatio()) {
            open(
                    percent(collections) + " % of the last " + thresholds.windowMillis() / 1000
                            + " s went to garbage collection",
                    openedByCollections,
                    nanos);
        } else if (open && nanos - strainedNanos >= TimeUnit.MILLISECONDS.toNanos(thresholds.recoverMillis())) {
            close();
        }
    }

    private static long percent(double ratio) {
        return Math.round(ratio * 100);
    }

    /** A part of the heap may be freed long before it is collected as a whole: what is in use is never more than is used. */
    private double heapRatio() {
        return (double) Math.min(readings.usedAfterCollection(), readings.used()) / readings.maximum();
    }

    /** The share of the window; 0 before half of one is known. */
    private double collectionRatio(long nanos) {
        long millis = readings.collectionMillis();
        int place = looks % MAXIMUM_LOOKS;
        lookNanos[place] = nanos;
        collectionMillis[place] = millis;
        looks++;
        long window = TimeUnit.MILLISECONDS.toNanos(thresholds.windowMillis());
        int oldest = place;
        for (int back = 1; back < Math.min(looks, MAXIMUM_LOOKS); back++) {
            int earlier = Math.floorMod(place - back, MAXIMUM_LOOKS);
            if (nanos - lookNanos[earlier] > window) {
                break;
            }
            oldest = earlier;
        }
        long passed = nanos - lookNanos[oldest];
        return passed < window / 2
                ? 0
                : (double) TimeUnit.MILLISECONDS.toNanos(millis - collectionMillis[oldest]) / passed;
    }

    private void open(String reason, CounterSeries counter, long nanos) {
        strainedNanos = nanos;
        if (open) {
            return;
        }
        recording.record(false);
        condition.recordingStopped(reason);
        open = true;
        counter.increment();
        AgentLog.warn("No span is recorded for now, because " + reason + "; metrics go on");
    }

    private void close() {
        recording.record(true);
        condition.recordingStopped(null);
        open = false;
        AgentLog.info("spans are recorded again");
    }
}
