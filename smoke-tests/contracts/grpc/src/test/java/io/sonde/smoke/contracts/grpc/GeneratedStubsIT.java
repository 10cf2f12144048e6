package io.sonde.smoke.contracts.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for calls by stubs that were generated, to a service that was: the stubs are the same on any transport. */
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
class GeneratedStubsIT {

    private static final String SERVICE = "grpc.testing.SimpleService/";
    private static final String CASE = "rpc.request.metadata.x-case";
    private static final String OLDEST = "1.30.0";
    private static final String NEWEST = "1.85.1";

    private static Run run;

    @Parameter
    Subject subject;

    static List<Subject> subjects() {
        return List.of(
                new Subject(OLDEST, Transport.NETTY_SHADED, 8),
                new Subject(OLDEST, Transport.IN_PROCESS, 17),
                new Subject(NEWEST, Transport.NETTY_SHADED, 17),
                new Subject(NEWEST, Transport.IN_PROCESS, 17));
    }

    @BeforeParameterizedClassInvocation
    static void start(Subject subject) {
        run = new Run(subject, "GeneratedApplication");
    }

    @AfterParameterizedClassInvocation
    static void end() {
        run.close();
    }

    /** Name, method, what the application sees, messages from the client to the server and back. */
    @ParameterizedTest
    @CsvSource({
        "BlockingUnary, UnaryRpc, OK a, 1, 1",
        "BlockingServerStream, ServerStreamingRpc, OK 3, 1, 3",
        "FutureUnary, UnaryRpc, OK a, 1, 1",
        "AsyncUnary, UnaryRpc, OK 1, 1, 1",
        "AsyncServerStream, ServerStreamingRpc, OK 3, 1, 3",
        "AsyncClientStream, ClientStreamingRpc, OK 1, 4, 1",
        "AsyncBidirectional, BidiStreamingRpc, OK 2, 2, 2",
        "SecondUnary, UnaryRpc, OK a, 1, 1",
        "SecondServerStream, ServerStreamingRpc, OK 3, 1, 3",
        "SecondClientStream, ClientStreamingRpc, OK 1, 4, 1",
        "SecondBidirectional, BidiStreamingRpc, OK 2, 2, 2",
    })
    void aCallIsOneSpanOnEachSide(String name, String method, String seen, int requests, int answers) {
        requireStub(name);
        assertThat(run.result(name)).isEqualTo(seen);
        ReceivedSpan client = span(SpanKind.CLIENT, name, method);
        ReceivedSpan server = span(SpanKind.SERVER, name, method);
        assertThat(server.isChildOf(client)).isTrue();
        for (ReceivedSpan span : List.of(client, server)) {
            assertThat(span.attributes())
                    .containsEntry("rpc.method", SERVICE + method)
                    .containsEntry("rpc.response.status_code", "OK")
                    .doesNotContainKey("error.type");
            assertThat(span.failed()).isFalse();
            assertThat(span.events()).isEmpty();
        }
        assertThat(client.attributes())
                .containsEntry("rpc.grpc.sent_messages", (long) requests)
                .containsEntry("rpc.grpc.received_messages", (long) answers);
        assertThat(server.attributes())
                .containsEntry("rpc.grpc.received_messages", (long) requests)
                .containsEntry("rpc.grpc.sent_messages", (long) answers);
    }

    /** Name, method, what the application sees, the status on the server's side, whether that is the server's fault. */
    @ParameterizedTest
    @CsvSource({
        "BlockingRefused, UnaryRpc, FAILED_PRECONDITION, FAILED_PRECONDITION, false",
        "BlockingThrowing, UnaryRpc, UNKNOWN, UNKNOWN, true",
        "FutureRefused, UnaryRpc, FAILED_PRECONDITION, FAILED_PRECONDITION, false",
        "AsyncRefused, BidiStreamingRpc, FAILED_PRECONDITION 0, FAILED_PRECONDITION, false",
        "AsyncDeadline, ClientStreamingRpc, DEADLINE_EXCEEDED 0, DEADLINE_EXCEEDED|CANCELLED, ",
        "Unimplemented, UnaryRpc, UNIMPLEMENTED, UNIMPLEMENTED, true",
        "SecondRefused, UnaryRpc, FAILED_PRECONDITION, FAILED_PRECONDITION, false",
    })
    void aFailureHasItsStatusOnEachSide(
            String name, String method, String seen, String serverStatuses, Boolean serversFault) {
        requireStub(name);
        assertThat(run.result(name)).isEqualTo(seen);
        String status = seen.replace(" 0", "");
        ReceivedSpan client = span(SpanKind.CLIENT, name, method);
        assertThat(client.attributes())
                .containsEntry("rpc.response.status_code", status)
                .containsEntry("error.type", status);
        assertThat(client.failed()).isTrue();
        ReceivedSpan server = span(SpanKind.SERVER, name, method);
        assertThat(server.isChildOf(client)).isTrue();
        assertThat(server.text("rpc.response.status_code").orElseThrow()).isIn((Object[]) serverStatuses.split("\\|"));
        if (serversFault != null) {
            assertThat(server.failed()).isEqualTo(serversFault);
        }
    }

    @Test
    void theServiceExceptionIsAnEventOfTheServersSpan() {
        assertThat(span(SpanKind.SERVER, "BlockingThrowing", "UnaryRpc").events())
                .singleElement()
                .satisfies(event -> assertThat(event.attributes())
                        .containsEntry("exception.type", "java.lang.IllegalStateException"));
    }

    @Test
    void theServiceHasTheClientsContextFromTheMetadata() {
        ReceivedSpan client = span(SpanKind.CLIENT, "BlockingUnary", "UnaryRpc");
        assertThat(span(SpanKind.SERVER, "BlockingUnary", "UnaryRpc").attributes())
                .containsEntry(
                        "rpc.request.metadata.traceparent",
                        List.of("00-" + client.traceId() + '-' + client.spanId() + "-01"));
    }

    @Test
    void everyCallIsCountedOnceOnEachSide() {
        boolean hasSecond = subject.version().equals(NEWEST);
        for (String side : List.of("client", "server")) {
            assertThat(counted(side, "UnaryRpc")).isEqualTo(hasSecond ? 9 : 7);
            assertThat(counted(side, "ServerStreamingRpc")).isEqualTo(hasSecond ? 3 : 2);
            assertThat(counted(side, "ClientStreamingRpc")).isEqualTo(hasSecond ? 3 : 2);
            assertThat(counted(side, "BidiStreamingRpc")).isEqualTo(hasSecond ? 3 : 2);
        }
    }

    private static double counted(String side, String method) {
        return run.metrics().sum("rpc_" + side + "_requests_total", Map.of("rpc_method", SERVICE + method));
    }

    @Test
    void theAgentHasNothingToComplainOf() {
        assertThat(run.agentLines()).allMatch(line -> line.contains("metrics are at"));
    }

    /** The second generation of blocking stubs is not there with the oldest version. */
    private void requireStub(String name) {
        Assumptions.assumeTrue(
                !name.startsWith("Second") || !subject.version().equals(OLDEST),
                "no second generation of blocking stubs in " + subject.version());
    }

    /** The only span of that case. */
    private static ReceivedSpan span(SpanKind kind, String name, String method) {
        List<ReceivedSpan> found = run.spans().stream()
                .filter(span -> span.kind() == kind && List.of(name).equals(span.attribute(CASE)))
                .toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        assertThat(found.get(0).name()).isEqualTo(SERVICE + method);
        return found.get(0);
    }
}
