package io.sonde.agent.diagnostics;

import io.sonde.agent.export.ExportStatistics;
import io.sonde.agent.export.SpanQueue;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.util.Collections;

/** What the agent says of itself on {@code /metrics}. */
public final class AgentMetrics {

    private AgentMetrics() {}

    /** Registers the families that say what was built, woven and failed. */
    public static void register(
            MetricsRegistry registry, final InstrumentationReport report, String version, final long premainNanos) {
        registry.info("sonde_build_info", "The agent's version.", Collections.singletonMap("version", version));
        registry.observedGauge(
                "sonde_premain_seconds",
                "Time that the application's start waited for the agent.",
                LabelNames.NONE,
                new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        observer.value(premainNanos / 1e9);
                    }
                });
        registry.observedCounter(
                "sonde_classes_transformed_total",
                "Classes that were woven.",
                LabelNames.of("instrumentation"),
                new ByInstrumentation(report) {
                    @Override
                    double value(InstrumentationState state) {
                        return state.transformedClasses();
                    }
                });
        registry.observedCounter(
                "sonde_transform_seconds_total",
                "Time that weaving took.",
                LabelNames.of("instrumentation"),
                new ByInstrumentation(report) {
                    @Override
                    double value(InstrumentationState state) {
                        return state.transformNanos() / 1e9;
                    }
                });
        registry.observedCounter(
                "sonde_instrumentation_errors_total",
                "Failures inside the agent that the application did not notice.",
                LabelNames.of("instrumentation"),
                new ByInstrumentation(report) {
                    @Override
                    double value(InstrumentationState state) {
                        return state.errors();
                    }
                });
    }

    /** Registers the families that say how the export goes. */
    public static void register(MetricsRegistry registry, final SpanQueue queue, final ExportStatistics statistics) {
        registry.observedCounter(
                "sonde_export_total",
                "Batches of spans by what became of them.",
                LabelNames.of("outcome"),
                new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        observer.value(statistics.successes(), "success");
                        observer.value(statistics.failures(), "failure");
                    }
                });
        registry.observedCounter(
                "sonde_export_spans_total",
                "Spans of these batches by what became of them.",
                LabelNames.of("outcome"),
                new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        observer.value(statistics.arrivedSpans(), "success");
                        observer.value(statistics.rejectedSpans(), "rejected");
                        observer.value(statistics.lostSpans(), "failure");
                    }
                });
        registry.observedGauge(
                "sonde_export_queue_size", "Spans that wait for export.", LabelNames.NONE, new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        observer.value(queue.size());
                    }
                });
        registry.observedGauge(
                "sonde_export_queue_capacity", "Spans that may wait for export.", LabelNames.NONE, new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        observer.value(queue.capacity());
                    }
                });
        registry.observedGauge(
                "sonde_export_last_success_timestamp_seconds",
                "When a batch last arrived, in seconds since 1970-01-01T00:00:00Z.",
                LabelNames.NONE,
                new Observation() {
                    @Override
                    public void observe(Observer observer) {
                        long millis = statistics.lastSuccessEpochMillis();
                        observer.value(millis == 0 ? Double.NaN : millis / 1e3);
                    }
                });
    }

    private abstract static class ByInstrumentation implements Observation {

        private final InstrumentationReport report;

        ByInstrumentation(InstrumentationReport report) {
            this.report = report;
        }

        abstract double value(InstrumentationState state);

        @Override
        public void observe(Observer observer) {
            for (InstrumentationState state : report.states()) {
                observer.value(value(state), state.name());
            }
        }
    }
}
