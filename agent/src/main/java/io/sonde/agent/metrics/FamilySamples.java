package io.sonde.agent.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.exemplars.Exemplar;
import java.util.List;

/** The samples of one family while a scrape collects them. */
final class FamilySamples {
    private final List<Sample> samples;
    private final boolean exemplars;

    /**
     * Adds to the family's own list, which simpleclient leaves open: handing over a finished list makes it copy every sample
     * of a counter.
     */
    FamilySamples(MetricFamilySamples family, boolean exemplars) {
        this.samples = family.samples;
        this.exemplars = exemplars;
    }

    void add(String name, List<String> labelNames, List<String> labelValues, double value) {
        samples.add(new Sample(name, labelNames, labelValues, value));
    }

    void addBucket(
            String name,
            List<String> labelNames,
            List<String> labelValues,
            double value,
            RecordedExemplar recorded,
            Buckets buckets) {
        Exemplar exemplar = null;
        if (exemplars && recorded != null) {
            exemplar = new Exemplar(
                    buckets.shown(recorded.value()),
                    recorded.epochMillis(),
                    "span_id",
                    recorded.spanId(),
                    "trace_id",
                    recorded.traceId());
        }
        samples.add(new Sample(name, labelNames, labelValues, value, exemplar));
    }
}
