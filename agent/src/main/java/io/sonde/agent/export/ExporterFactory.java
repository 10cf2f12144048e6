package io.sonde.agent.export;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sonde.agent.configuration.ExportConfiguration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Creates the configured exporter when there is something to export, so that start-up does not pay for it. */
final class ExporterFactory {

    private final ExportConfiguration configuration;

    ExporterFactory(ExportConfiguration configuration) {
        this.configuration = configuration;
    }

    SpanExporter create() {
        if (configuration.exporter() == ExportConfiguration.Exporter.CONSOLE) {
            return new ConsoleSpanExporter();
        }
        OtlpHttpSpanExporterBuilder builder = OtlpHttpSpanExporter.builder()
                .setEndpoint(configuration.endpoint())
                .setTimeout(timeoutMillis(), TimeUnit.MILLISECONDS)
                .setCompression(configuration.isCompressed() ? "gzip" : "none");
        for (Map.Entry<String, String> header : configuration.headers().entrySet()) {
            builder.addHeader(header.getKey(), header.getValue());
        }
        return builder.build();
    }

    /** The sender works on the calling thread, so that the shorter limit is the one for both; 0 is none. */
    private long timeoutMillis() {
        long request = configuration.timeoutMillis();
        long batch = configuration.exportTimeoutMillis();
        return request == 0 || batch == 0 ? Math.max(request, batch) : Math.min(request, batch);
    }

    /** Where spans go, for people. */
    String destination() {
        return configuration.destination();
    }
}
