package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.ScrapeFailureListener;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Listens for garbage collections. Notifications are read by their keys, as {@code GarbageCollectionNotificationInfo}
 * documents them: its own reading makes copies of everything. On the JVM's notification thread nothing is thrown.
 */
final class GarbageCollections implements NotificationListener {
    private static final String METRIC = "jvm_gc_duration_seconds";
    private static final String NOTIFICATION = "com.sun.management.gc.notification";

    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final HistogramFamily durations;
    private final ScrapeFailureListener failures;

    /** @throws UnsupportedOperationException if no garbage collector of this JVM tells of its work */
    GarbageCollections(MetricsRegistry registry, ScrapeFailureListener failures) {
        this.failures = failures;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            // without jdk.management a collector takes listeners as well, but never tells them anything
            if (collector instanceof com.sun.management.GarbageCollectorMXBean
                    && collector instanceof NotificationEmitter) {
                emitters.add((NotificationEmitter) collector);
            }
        }
        if (emitters.isEmpty()) {
            throw new UnsupportedOperationException("no garbage collector sends notifications");
        }
        durations = registry.histogram(
                METRIC,
                "Duration of garbage collections.",
                Buckets.ofSeconds(0.01, 0.1, 1, 10),
                LabelNames.of("jvm_gc_name", "jvm_gc_action"));
        for (NotificationEmitter emitter : emitters) {
            emitter.addNotificationListener(this, null, null);
        }
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (!NOTIFICATION.equals(notification.getType())) {
            return;
        }
        try {
            CompositeData collection = (CompositeData) notification.getUserData();
            CompositeData details = (CompositeData) collection.get("gcInfo");
            long millis = (Long) details.get("duration");
            durations
                    .series((String) collection.get("gcName"), (String) collection.get("gcAction"))
                    .record(TimeUnit.MILLISECONDS.toNanos(millis));
        } catch (RuntimeException | LinkageError e) {
            failures.scrapeFailed(METRIC, e);
        }
    }

    void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(this);
            } catch (ListenerNotFoundException alreadyGone) {
                continue;
            }
        }
    }
}
