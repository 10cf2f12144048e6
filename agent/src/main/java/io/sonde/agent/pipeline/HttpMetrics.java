package io.sonde.agent.pipeline;

import io.sonde.agent.conventions.HttpMethods;
import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.GaugeFamily;
import io.sonde.agent.metrics.GaugeSeries;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpStatus;

/** The metrics of HTTP calls. Thread-safe; allocates nothing for label values that were seen before. */
final class HttpMetrics {

    private final HistogramFamily server;
    private final GaugeFamily serverActive;
    private final HistogramFamily client;
    private final GaugeFamily clientActive;

    HttpMetrics(MetricsRegistry registry) {
        server = registry.requests(
                "http_server_requests_total",
                "Requests that the HTTP server answered.",
                "http_server_request_duration_seconds",
                "Duration of requests to the HTTP server.",
                Buckets.LATENCY,
                LabelNames.of("http_request_method", "http_route", "http_response_status_code", "error_type"));
        serverActive = registry.gauge(
                "http_server_active_requests",
                "Requests that the HTTP server is at.",
                LabelNames.of("http_request_method"));
        client = registry.requests(
                "http_client_requests_total",
                "Requests that HTTP clients made.",
                "http_client_request_duration_seconds",
                "Duration of requests of HTTP clients.",
                Buckets.LATENCY,
                LabelNames.of(
                        "http_request_method",
                        "server_address",
                        "server_port",
                        "http_response_status_code",
                        "error_type"));
        clientActive = registry.gauge(
                "http_client_active_requests",
                "Requests that HTTP clients wait for.",
                LabelNames.of("server_address", "server_port"));
    }

    GaugeSeries active(HttpServerCall call) {
        return serverActive.series(HttpMethods.normalize(call.method()));
    }

    GaugeSeries active(HttpClientCall call) {
        return clientActive.series(call.serverAddress(), PortText.of(call.serverPort()));
    }

    HistogramSeries series(HttpServerCall call) {
        return server.series(
                HttpMethods.normalize(call.method()), call.route(), HttpStatus.text(call.status()), call.errorType());
    }

    HistogramSeries series(HttpClientCall call) {
        return client.series(
                HttpMethods.normalize(call.method()),
                call.serverAddress(),
                PortText.of(call.serverPort()),
                HttpStatus.text(call.status()),
                call.errorType());
    }
}
