package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.CounterFamily;
import io.sonde.agent.metrics.CounterSeries;
import io.sonde.agent.metrics.GaugeFamily;
import io.sonde.agent.metrics.GaugeSeries;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.RpcCall;

/** The metrics of remote procedure calls. Thread-safe; allocates nothing for label values that were seen before. */
final class RpcMetrics {

    private static final String SYSTEM = "grpc";
    private static final String UNKNOWN_METHOD = "_OTHER";

    private final HistogramFamily server;
    private final GaugeFamily serverActive;
    private final CounterFamily serverMessages;
    private final HistogramFamily client;
    private final GaugeFamily clientActive;
    private final CounterFamily clientMessages;

    RpcMetrics(MetricsRegistry registry) {
        server = registry.requests(
                "rpc_server_requests_total",
                "Remote procedure calls that the server answered.",
                "rpc_server_call_duration_seconds",
                "Duration of remote procedure calls to the server.",
                Buckets.LATENCY,
                LabelNames.of("rpc_system_name", "rpc_method", "rpc_response_status_code", "error_type"));
        serverActive = registry.gauge(
                "rpc_server_active_calls",
                "Remote procedure calls that the server is at.",
                LabelNames.of("rpc_method"));
        serverMessages = registry.counter(
                "rpc_server_messages_total",
                "Messages of remote procedure calls at the server.",
                LabelNames.of("rpc_method", "direction").fixed("direction"));
        client = registry.requests(
                "rpc_client_requests_total",
                "Remote procedure calls that clients made.",
                "rpc_client_call_duration_seconds",
                "Duration of remote procedure calls of clients.",
                Buckets.LATENCY,
                LabelNames.of(
                        "rpc_system_name",
                        "rpc_method",
                        "rpc_response_status_code",
                        "error_type",
                        "server_address",
                        "server_port"));
        clientActive = registry.gauge(
                "rpc_client_active_calls",
                "Remote procedure calls that clients wait for.",
                LabelNames.of("rpc_method"));
        clientMessages = registry.counter(
                "rpc_client_messages_total",
                "Messages of remote procedure calls at clients.",
                LabelNames.of("rpc_method", "direction").fixed("direction"));
    }

    /** A name that came from outside and stands for nothing must not make series. */
    private static String method(RpcCall call) {
        return call.isMethodUnknown() ? UNKNOWN_METHOD : call.method();
    }

    GaugeSeries active(RpcCall call) {
        return (call.isServer() ? serverActive : clientActive).series(method(call));
    }

    HistogramSeries series(RpcCall call) {
        if (call.isServer()) {
            return server.series(SYSTEM, method(call), call.statusCode(), call.errorType());
        }
        return client.series(
                SYSTEM,
                method(call),
                call.statusCode(),
                call.errorType(),
                call.serverAddress(),
                PortText.of(call.serverPort()));
    }

    /** The counter of the messages that went out, remembered in the call. A benign race: every look finds the same. */
    CounterSeries sent(RpcCall call) {
        Object known = call.sentSeries();
        if (known instanceof CounterSeries) {
            return (CounterSeries) known;
        }
        CounterSeries series = messages(call, "sent");
        call.sentSeries(series);
        return series;
    }

    /** As {@link #sent}, of those that came in. */
    CounterSeries received(RpcCall call) {
        Object known = call.receivedSeries();
        if (known instanceof CounterSeries) {
            return (CounterSeries) known;
        }
        CounterSeries series = messages(call, "received");
        call.receivedSeries(series);
        return series;
    }

    private CounterSeries messages(RpcCall call, String direction) {
        return (call.isServer() ? serverMessages : clientMessages).series(method(call), direction);
    }
}
