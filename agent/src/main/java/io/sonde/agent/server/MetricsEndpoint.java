package io.sonde.agent.server;

import io.prometheus.client.exporter.common.TextFormat;
import io.sonde.agent.metrics.MetricsRegistry;
import java.io.IOException;

/** {@code /metrics}: OpenMetrics for a client that asks for it, else Prometheus' text format. */
public final class MetricsEndpoint implements Endpoint {
    private final MetricsRegistry registry;

    public MetricsEndpoint(MetricsRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        String contentType = TextFormat.chooseContentType(request.accept());
        response.contentType(contentType);
        registry.write(response.writer(), contentType.equals(TextFormat.CONTENT_TYPE_OPENMETRICS_100));
    }
}
