package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.CounterFamily;
import io.sonde.agent.metrics.CounterSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;

/** Counts what became of spans and why traces were kept. Thread-safe. */
final class SpanOutcomes {

    final CounterSeries kept;
    final CounterSeries droppedSampling;
    final CounterSeries droppedQueueFull;
    final CounterSeries droppedTraceLimit;
    final CounterSeries droppedKeepLimit;
    final CounterSeries droppedExcluded;
    final CounterSeries droppedCircuitBreaker;

    private final CounterSeries keptByRatio;
    private final CounterSeries keptByParent;
    private final CounterSeries keptAsError;
    private final CounterSeries keptAsSlow;

    SpanOutcomes(MetricsRegistry registry) {
        CounterFamily spans = registry.counter(
                "sonde_spans_total",
                "Spans by what became of them.",
                LabelNames.of("outcome").fixed("outcome"));
        kept = spans.series("kept");
        droppedSampling = spans.series("dropped_sampling");
        droppedQueueFull = spans.series("dropped_queue_full");
        droppedTraceLimit = spans.series("dropped_trace_limit");
        droppedKeepLimit = spans.series("dropped_keep_limit");
        droppedExcluded = spans.series("dropped_excluded");
        droppedCircuitBreaker = spans.series("dropped_circuit_breaker");
        CounterFamily traces = registry.counter(
                "sonde_traces_kept_total",
                "Local traces that were kept, by the reason.",
                LabelNames.of("reason").fixed("reason"));
        keptByRatio = traces.series("ratio");
        keptByParent = traces.series("parent");
        keptAsError = traces.series(KeepRules.ERROR);
        keptAsSlow = traces.series(KeepRules.SLOW);
    }

    /** Traces that were kept by the head decision. */
    CounterSeries keptByHead(boolean parents) {
        return parents ? keptByParent : keptByRatio;
    }

    /** Traces that were kept against the head decision. */
    CounterSeries keptByRule(String reason) {
        return reason.equals(KeepRules.ERROR) ? keptAsError : keptAsSlow;
    }
}
