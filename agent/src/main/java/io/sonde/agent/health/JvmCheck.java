package io.sonde.agent.health;

import io.sonde.agent.configuration.HealthConfiguration;
import io.sonde.agent.jvm.CollectedHeap;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The heap after garbage collection, deadlocks, and the share of time that garbage collections take. */
final class JvmCheck implements HealthCheck, HealthHistory.CollectionTime {

    private static final int NAMED_THREADS = 10;

    /** One collection in a shorter time would be a large share of it. */
    private static final long SHORTEST_WINDOW_MILLIS = 10_000;

    private final HealthConfiguration thresholds;
    private final CollectedHeap collected = new CollectedHeap();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private HealthHistory history;

    JvmCheck(HealthConfiguration thresholds) {
        this.thresholds = thresholds;
    }

    /** To be called before it is used as a check; the history reads the time of collections here. */
    void history(HealthHistory kept) {
        history = kept;
    }

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public long millis() {
        return collected.collectionMillis();
    }

    @Override
    public void check(List<ComponentHealth> components) {
        ComponentHealth component = new ComponentHealth("jvm", null);
        heap(component);
        collections(component);
        deadlocks(component);
        components.add(component);
    }

    private void heap(ComponentHealth component) {
        long used = collected.usedAfterCollection();
        long maximum = collected.maximum();
        double ratio = (double) used / maximum;
        judge(
                component,
                ratio,
                thresholds.heapDegraded(),
                thresholds.heapUnhealthy(),
                " % of the heap were in use after garbage collection");
        component
                .detail("heap_used_after_gc_bytes", used)
                .detail("heap_maximum_bytes", maximum)
                .detail("heap_ratio", ratio);
    }

    private void collections(ComponentHealth component) {
        HealthHistory.Snapshot now = history.now();
        HealthHistory.Snapshot before = history.minuteAgo();
        long millis = TimeUnit.NANOSECONDS.toMillis(now.nanos - before.nanos);
        double ratio = millis < SHORTEST_WINDOW_MILLIS
                ? 0
                : (double) (now.collectionMillis - before.collectionMillis) / millis;
        judge(
                component,
                ratio,
                thresholds.collectionDegraded(),
                thresholds.collectionUnhealthy(),
                " % of the last minute went to garbage collection");
        component.detail("gc_ratio", ratio);
    }

    private static void judge(ComponentHealth component, double ratio, double degraded, double unhealthy, String what) {
        String reason = Math.round(ratio * 100) + what;
        if (ratio >= unhealthy) {
            component.is(HealthStatus.UNHEALTHY, reason);
        } else if (ratio >= degraded) {
            component.is(HealthStatus.DEGRADED, reason);
        }
    }

    private void deadlocks(ComponentHealth component) {
        long[] deadlocked = threads.findDeadlockedThreads();
        int count = deadlocked == null ? 0 : deadlocked.length;
        if (count > 0) {
            component.is(HealthStatus.UNHEALTHY, count + " threads are deadlocked: " + names(deadlocked));
        }
        component.detail("deadlocked_threads", count);
    }

    private String names(long[] ids) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < ids.length && i < NAMED_THREADS; i++) {
            ThreadInfo info = threads.getThreadInfo(ids[i]);
            if (info != null) {
                names.append(names.length() == 0 ? "" : ", ").append(info.getThreadName());
            }
        }
        return names.toString();
    }
}
