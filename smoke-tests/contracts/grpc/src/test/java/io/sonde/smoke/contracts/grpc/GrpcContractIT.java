package io.sonde.smoke.contracts.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every call, whichever version makes it over whichever transport. One run for each subject. */
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
class GrpcContractIT {

    private static Run run;

    @Parameter
    Subject subject;

    static List<Subject> subjects() {
        return Subject.all();
    }

    @BeforeParameterizedClassInvocation
    static void start(Subject subject) {
        run = new Run(subject);
    }

    @AfterParameterizedClassInvocation
    static void end() {
        run.close();
    }

    @Test
    void theAgentHasNothingToComplainOf() {
        assertThat(run.agentLines()).allMatch(line -> line.contains("metrics are at"));
    }

    /** Name, what the application sees, status, messages from the client to the server and back. */
    @ParameterizedTest
    @CsvSource({
        "Unary, a, OK, 1, 1",
        "UnaryFuture, a, OK, 1, 1",
        "UnaryAsync, OK 1, OK, 1, 1",
        "HandWritten, OK 1, OK, 1, 1",
        "ServerStream, 5, OK, 1, 5",
        "ClientStream, OK 1, OK, 4, 1",
        "Bidirectional, OK 3, OK, 3, 3",
        "BuiltTwice, a, OK, 1, 1",
    })
    void aCallIsOneSpanOnEachSideWithItsMessagesCounted(
            String method, String seen, String status, int requests, int answers) {
        assertThat(run.result(method)).isEqualTo(seen);
        ReceivedSpan client = run.client(method);
        ReceivedSpan server = run.server(method);
        assertThat(server.isChildOf(client)).isTrue();
        for (ReceivedSpan span : List.of(client, server)) {
            assertThat(span.attributes())
                    .containsEntry("rpc.system.name", "grpc")
                    .containsEntry("rpc.method", "contract.Calls/" + method)
                    .containsEntry("rpc.response.status_code", status)
                    .containsEntry("server.address", subject.isInProcess() ? "localhost" : "127.0.0.1")
                    .doesNotContainKey("error.type");
            assertThat(span.attributes().containsKey("server.port")).isEqualTo(!subject.isInProcess());
            assertThat(span.failed()).isFalse();
            assertThat(span.events()).isEmpty();
        }
        assertThat(client.attributes())
                .containsEntry("rpc.grpc.sent_messages", (long) requests)
                .containsEntry("rpc.grpc.received_messages", (long) answers);
        assertThat(server.attributes())
                .containsEntry("rpc.grpc.received_messages", (long) requests)
                .containsEntry("rpc.grpc.sent_messages", (long) answers);
        for (String side : List.of("client", "server")) {
            String[] fromClient =
                    side.equals("client") ? new String[] {"sent", "received"} : new String[] {"received", "sent"};
            Map<String, String> labels = Map.of("rpc_method", "contract.Calls/" + method);
            assertThat(messages(side, method, fromClient[0])).isEqualTo(requests);
            assertThat(messages(side, method, fromClient[1])).isEqualTo(answers);
            assertThat(run.metrics().sum("rpc_" + side + "_requests_total", labels))
                    .isOne();
        }
    }

    private static double messages(String side, String method, String direction) {
        return run.metrics()
                .value(
                        "rpc_" + side + "_messages_total",
                        Map.of("rpc_method", "contract.Calls/" + method, "direction", direction));
    }

    /** Name, the client's status, the server's possible ones. */
    @ParameterizedTest
    @CsvSource({
        "Deadline, DEADLINE_EXCEEDED, DEADLINE_EXCEEDED|CANCELLED",
        "Throwing, UNKNOWN, UNKNOWN",
        "ThrowingAtStart, UNKNOWN, UNKNOWN",
        "WithTrailers, FAILED_PRECONDITION, FAILED_PRECONDITION",
        "CancelledByServer, CANCELLED, CANCELLED",
        "Cancelled, CANCELLED, CANCELLED",
        "TooManyResponses, CANCELLED|INTERNAL, INTERNAL|CANCELLED",
        "Unimplemented, UNIMPLEMENTED, UNIMPLEMENTED",
        "ServerGone, UNAVAILABLE|CANCELLED, UNAVAILABLE|CANCELLED",
    })
    void aFailureHasItsStatusOnEachSide(String method, String clientStatuses, String serverStatuses) {
        ReceivedSpan client = run.client(method);
        ReceivedSpan server = run.server(method);
        String clientStatus = status(client);
        String serverStatus = status(server);
        assertThat(clientStatus).isIn((Object[]) clientStatuses.split("\\|"));
        assertThat(run.result(method)).as("what the application saw").startsWith(clientStatus);
        assertThat(serverStatus).isIn((Object[]) serverStatuses.split("\\|"));
        assertThat(server.isChildOf(client)).isTrue();
        assertThat(client.failed()).isTrue();
        assertThat(client.text("error.type")).contains(clientStatus);
        boolean serversFault = Set.of(
                        "UNKNOWN", "DEADLINE_EXCEEDED", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS")
                .contains(serverStatus);
        assertThat(server.failed()).isEqualTo(serversFault);
        assertThat(server.text("error.type").isPresent()).isEqualTo(serversFault);
        assertThat(run.metrics()
                        .value(
                                "rpc_client_requests_total",
                                Map.of(
                                        "rpc_method",
                                        "contract.Calls/" + method,
                                        "rpc_response_status_code",
                                        clientStatus,
                                        "error_type",
                                        clientStatus)))
                .isOne();
        assertThat(run.metrics()
                        .value(
                                "rpc_server_requests_total",
                                Map.of(
                                        "rpc_method",
                                        method.equals("Unimplemented") ? "_OTHER" : "contract.Calls/" + method,
                                        "rpc_response_status_code",
                                        serverStatus,
                                        "error_type",
                                        serversFault ? serverStatus : "")))
                .isOne();
    }

    private static String status(ReceivedSpan span) {
        return String.valueOf(span.attribute("rpc.response.status_code"));
    }

    @Test
    void aRefusedConnectionIsUnavailable() {
        ReceivedSpan client = run.client("Refused");
        assertThat(run.result("Refused")).isEqualTo("UNAVAILABLE");
        assertThat(status(client)).isEqualTo("UNAVAILABLE");
        assertThat(client.failed()).isTrue();
        assertThat(run.spans(SpanKind.SERVER, "Refused")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Throwing", "ThrowingAtStart"})
    void theServiceExceptionIsAnEventOfTheServersSpan(String method) {
        assertThat(run.server(method).events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("exception");
            assertThat(event.attributes()).containsEntry("exception.type", "java.lang.IllegalStateException");
        });
    }

    @Test
    void statusAndTrailersReachTheApplication() {
        assertThat(run.result("WithTrailers")).isEqualTo("FAILED_PRECONDITION because");
    }

    @Test
    void aCallInTheCourseOfACallIsItsChild() {
        ReceivedSpan inner = run.client("NestedInner");
        assertThat(inner.isChildOf(run.server("Nested"))).isTrue();
        assertThat(run.server("NestedInner").isChildOf(inner)).isTrue();
        assertThat(run.server("Nested").isChildOf(run.client("Nested"))).isTrue();
    }

    @Test
    void applicationInterceptorsAndCallbacksRunInTheCall() {
        assertThat(run.client("InClientInterceptor").isChildOf(run.client("Intercepted")))
                .isTrue();
        assertThat(run.client("InServerInterceptor").isChildOf(run.server("Intercepted")))
                .isTrue();
        assertThat(run.client("InCallback").isChildOf(run.client("Callbacks"))).isTrue();
    }

    @Test
    void theContextOfGrpcIsLeftAlone() {
        assertThat(run.result("Context")).isEqualTo("true");
        assertThat(run.result("InContext")).isEqualTo("set");
    }

    @Test
    void aRetriedCallIsOneSpanOfTheClient() {
        ReceivedSpan client = run.client("Retried");
        assertThat(run.result("Retried")).isEqualTo("a");
        assertThat(status(client)).isEqualTo("OK");
        assertThat(client.attribute("rpc.grpc.sent_messages")).isEqualTo(1L);
        assertThat(run.spans(SpanKind.SERVER, "Retried")).hasSize(3).allMatch(server -> server.isChildOf(client));
    }

    @Test
    void aCallThatIsNeverStartedIsNone() {
        assertThat(run.result("Unstarted")).isEqualTo("made");
        assertThat(run.spans(SpanKind.CLIENT, "Unstarted")).isEmpty();
        assertThat(run.metrics().text()).doesNotContain("Unstarted");
    }

    @Test
    void healthAndReflectionAreCountedAndNotTraced() {
        assertThat(run.result("Health")).isEqualTo("a");
        assertThat(run.result("Reflection")).isEqualTo("OK 3");
        assertThat(run.spans())
                .noneMatch(
                        span -> span.name().startsWith("grpc.") || span.name().endsWith("/UnderHealth"));
        for (String method : List.of(
                "grpc.health.v1.Health/Check",
                "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                "contract.Calls/UnderHealth")) {
            for (String side : List.of("client", "server")) {
                assertThat(run.metrics()
                                .value(
                                        "rpc_" + side + "_requests_total",
                                        Map.of("rpc_method", method, "rpc_response_status_code", "OK")))
                        .isOne();
            }
        }
        // All but the server's side of the call under it, which a remote parent keeps from being sampled.
        assertThat(run.metrics().value("sonde_spans_total", Map.of("outcome", "dropped_excluded")))
                .isEqualTo(5);
        assertThat(run.metrics().value("sonde_spans_total", Map.of("outcome", "dropped_sampling")))
                .isEqualTo(1);
    }

    @Test
    void chosenMetadataIsRecordedAndNoSecret() {
        String prefix = "rpc.request.metadata.";
        assertThat(run.client("Metadata").attributes())
                .containsEntry(prefix + "x-tenant", List.of("one", "two"))
                .containsEntry(prefix + "x-hidden", List.of("hidden"))
                .containsEntry(prefix + "authorization", List.of("secret-authorization"));
        assertThat(run.server("Metadata").attributes())
                .containsEntry(prefix + "x-tenant", List.of("one", "two"))
                .doesNotContainKeys(prefix + "x-hidden", prefix + "authorization");
        assertThat(run.spans())
                .noneMatch(span -> span.attributes().toString().contains("secret-token")
                        || span.attributes().keySet().stream().anyMatch(name -> name.endsWith("-bin")));
    }

    @Test
    void noCallIsLeftUnfinished() {
        MetricsText metrics = run.metrics();
        for (String gauge : List.of("rpc_client_active_calls", "rpc_server_active_calls")) {
            assertThat(metrics.samples(gauge, Map.of())).isNotEmpty().allMatch(sample -> sample.value() == 0);
        }
    }

    @Test
    void durationsHaveBucketsUnderASecond() {
        Map<String, String> labels = Map.of("rpc_method", "contract.Calls/Deadline");
        for (String side : List.of("client", "server")) {
            String name = "rpc_" + side + "_call_duration_seconds";
            assertThat(run.metrics().value(name + "_count", labels)).isOne();
            assertThat(run.metrics().value(name + "_sum", labels)).isBetween(0.15, 10.0);
            assertThat(run.metrics().samples(name + "_bucket", labels))
                    .filteredOn(sample -> !sample.labels().get("le").equals("+Inf")
                            && Double.parseDouble(sample.labels().get("le")) < 1)
                    .hasSizeGreaterThan(3);
        }
    }
}
