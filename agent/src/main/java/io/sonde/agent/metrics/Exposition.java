package io.sonde.agent.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes families in one of the two formats, through a simpleclient registry of its own. */
final class Exposition {
    private final boolean openMetrics;
    private final ScrapeFailureListener failures;
    private final CollectorRegistry registry = new CollectorRegistry();
    private int registered;

    Exposition(boolean openMetrics, ScrapeFailureListener failures) {
        this.openMetrics = openMetrics;
        this.failures = failures;
    }

    /** @param families every family so far, in order; it only ever grows */
    void write(Writer writer, List<Family> families) throws IOException {
        synchronized (this) {
            while (registered < families.size()) {
                registry.register(new FamilyCollector(families.get(registered), registered, openMetrics, failures));
                registered++;
            }
        }
        TextFormat.writeFormat(
                openMetrics ? TextFormat.CONTENT_TYPE_OPENMETRICS_100 : TextFormat.CONTENT_TYPE_004,
                writer,
                registry.metricFamilySamples());
    }
}
