package io.sonde.agent.health;

import io.sonde.agent.configuration.HealthConfiguration;
import io.sonde.agent.export.TraceExport;
import java.util.List;

/** Whether traces arrive. Degraded at most: an application is not ill because nobody takes its traces. */
final class ExporterCheck implements HealthCheck {

    private final HealthConfiguration thresholds;
    private final TraceExport export;
    private final HealthHistory history;

    ExporterCheck(HealthConfiguration thresholds, TraceExport export, HealthHistory history) {
        this.thresholds = thresholds;
        this.export = export;
        this.history = history;
    }

    @Override
    public String name() {
        return "exporter";
    }

    @Override
    public void check(List<ComponentHealth> components) {
        long now = System.currentTimeMillis();
        long lastSuccess = export.statistics().lastSuccessEpochMillis();
        long failingSince = export.statistics().failingSinceEpochMillis();
        int size = export.queue().size();
        int capacity = export.queue().capacity();
        long drops = history.now().dropped - history.minuteAgo().dropped;
        ComponentHealth component = new ComponentHealth("exporter", null);
        if (failingSince != 0 && now - failingSince >= thresholds.exporterDegradedMillis()) {
            component.is(
                    HealthStatus.DEGRADED,
                    "no batch has arrived for " + (now - failingSince) / 1000 + " s: " + failure());
        }
        if (size >= capacity * thresholds.exporterDegradedQueue()) {
            component.is(HealthStatus.DEGRADED, "the queue is filling up");
        }
        if (drops >= thresholds.exporterDegradedDrops()) {
            component.is(HealthStatus.DEGRADED, drops + " spans of the last minute found no room in the queue");
        }
        components.add(component
                .detail("destination", export.destination())
                .detail("last_success_seconds_ago", lastSuccess == 0 ? null : (now - lastSuccess) / 1000.0)
                .detail("batches_arrived", export.statistics().successes())
                .detail("batches_failed", export.statistics().failures())
                .detail("queue_size", size)
                .detail("queue_capacity", capacity)
                .detail("spans_dropped_last_minute", drops));
    }

    private String failure() {
        return String.valueOf(export.statistics().lastFailure());
    }
}
