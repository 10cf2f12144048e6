package io.sonde.agent.health;

import io.sonde.agent.metrics.CounterReader;
import io.sonde.agent.metrics.MetricsRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The counters as they stood in the last minute, so that what happened in it is a subtraction and calls pay nothing for it.
 * Thread-safe.
 */
final class HealthHistory {

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** How far apart the snapshots are that are kept. */
    private static final long SPACING_NANOS = TimeUnit.SECONDS.toNanos(9);

    private final MetricsRegistry registry;
    private final int maximumTargets;
    private final CollectionTime collectionTime;
    private final Deque<Snapshot> snapshots = new ArrayDeque<Snapshot>();
    private final Set<String> toldTargets = new HashSet<String>();
    private Snapshot newest;

    /** @param collectionTime null where the JVM does not tell */
    HealthHistory(MetricsRegistry registry, int maximumTargets, CollectionTime collectionTime) {
        this.registry = registry;
        this.maximumTargets = maximumTargets;
        this.collectionTime = collectionTime;
    }

    /** How long garbage collections have stopped the application so far. */
    interface CollectionTime {
        long millis();
    }

    /** Takes down how the counters stand, if it is time to. */
    synchronized void keep() {
        Snapshot last = snapshots.peekLast();
        if (last == null || System.nanoTime() - last.nanos >= SPACING_NANOS) {
            take();
        }
    }

    /** Takes down how the counters stand now. */
    synchronized void take() {
        long nanos = System.nanoTime();
        newest = read(nanos);
        Snapshot last = snapshots.peekLast();
        if (last == null || nanos - last.nanos >= SPACING_NANOS) {
            snapshots.addLast(newest);
        }
        while (snapshots.size() > 1 && nanos - snapshots.peekFirst().nanos > WINDOW_NANOS + SPACING_NANOS) {
            snapshots.removeFirst();
        }
    }

    /** How the counters stood when they were last taken down. */
    synchronized Snapshot now() {
        return newest;
    }

    /** The oldest state that is known of the last minute. */
    synchronized Snapshot minuteAgo() {
        return snapshots.peekFirst();
    }

    private Snapshot read(long nanos) {
        final Snapshot snapshot = new Snapshot(nanos, new TargetCounts(maximumTargets, toldTargets));
        snapshot.targets.read(registry);
        registry.read("sonde_spans_total", new CounterReader() {
            @Override
            public void series(List<String> labelNames, List<String> labelValues, long count) {
                if (labelValues.get(0).equals("dropped_queue_full")) {
                    snapshot.dropped += count;
                }
            }
        });
        snapshot.collectionMillis = collectionTime == null ? 0 : collectionTime.millis();
        return snapshot;
    }

    /** The counters at one moment. Not changed once it is taken. */
    static final class Snapshot {
        final long nanos;
        final TargetCounts targets;
        long dropped;
        long collectionMillis;

        Snapshot(long nanos, TargetCounts targets) {
            this.nanos = nanos;
            this.targets = targets;
        }
    }
}
