package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server at work under the agent, and the same without. */
final class ObservedServer implements AutoCloseable {

    private final ServerUnderTest server;
    private final List<String> traceIds = new ArrayList<>();
    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final EchoServer echo = new EchoServer();
    private final ApplicationProcess process;
    private final ApplicationProcess plain;
    private final URI address;
    private final Client client;

    ObservedServer(ServerUnderTest server) {
        this.server = server;
        process = server.command().observed(receiver).start();
        plain = server.command().start();
        address = ServerUnderTest.address(process);
        client = new Client(address, HttpClient.Version.HTTP_1_1);
    }

    OtlpReceiver receiver() {
        return receiver;
    }

    /** A server that answers with the headers of the request. */
    EchoServer echo() {
        return echo;
    }

    ApplicationProcess process() {
        return process;
    }

    /** The process without the agent. */
    ApplicationProcess plain() {
        return plain;
    }

    URI address() {
        return address;
    }

    Client client() {
        return client;
    }

    /** The server's span for a request. */
    ReceivedSpan span(Client.Answer answer) {
        ReceivedSpan span = receiver.awaitSpan(received ->
                received.kind() == SpanKind.SERVER && received.traceId().equals(answer.traceId()));
        synchronized (traceIds) {
            traceIds.add(answer.traceId());
        }
        assertThat(span.parentSpanId()).isEqualTo(answer.parentSpanId());
        return span;
    }

    /** Asserts the route, which depends on the sort of server; null for none. */
    void assertRoute(ReceivedSpan span, String servletRoute, String jdkRoute) {
        String route = server.can(Feature.SERVLETS) ? servletRoute : jdkRoute;
        assertThat(span.attribute("http.route")).isEqualTo(route);
        assertThat(span.name()).isEqualTo(span.attribute("http.request.method") + (route == null ? "" : " " + route));
    }

    /** Ends the processes, and asserts what must hold when all is over. */
    @Override
    public void close() {
        try {
            // One logical call, one span, looked at once more when all is over.
            for (String traceId : traceIds) {
                assertThat(serverSpans(traceId)).as(traceId).hasSize(1);
            }
            assertThat(process.metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                    .as(process.output())
                    .isZero();
            assertThat(process.agentLines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
        } finally {
            process.close();
            plain.close();
            echo.close();
            receiver.close();
        }
    }

    private List<ReceivedSpan> serverSpans(String traceId) {
        return receiver.spans().stream()
                .filter(span -> span.kind() == SpanKind.SERVER && span.traceId().equals(traceId))
                .toList();
    }
}
