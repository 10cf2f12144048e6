package io.sonde.smoke.contracts.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.httpclient.Contract.Outcome;
import io.sonde.smoke.kit.ReceivedSpan;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code java.net.http} has of its own: HTTP/2, futures, executors, web sockets. */
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
class JavaHttpClientIT extends ContractTest {

    JavaHttpClientIT(Subject subject) {
        super(subject);
    }

    static Stream<Subject> subjects() {
        return IntStream.of(11, 17, 21, 25).mapToObj(Subject::javaHttpClient);
    }

    @Test
    void protocolVersions() {
        for (String way : subject.gets()) {
            ReceivedSpan first = contract.span(contract.run(way, url("/ok")));
            assertThat(first.attribute("network.protocol.version")).isEqualTo("1.1");
            for (String url : List.of(url("/ok"), contract.server().secureUrl("/ok?{case}"))) {
                Outcome outcome = contract.run(way, url, "version", "2");
                assertThat(outcome.result()).containsEntry("version", "HTTP_2");
                assertThat(outcome.requests()).hasSize(1);
                assertThat(contract.span(outcome).attribute("network.protocol.version"))
                        .isEqualTo("2");
            }
        }
    }

    @Test
    void redirectsOverHttp2() {
        Outcome outcome = contract.run("async", contract.server().secureUrl("/redirect/2?{case}"), "version", "2");
        assertThat(outcome.requests()).hasSize(3);
        assertThat(contract.span(outcome).attribute("http.request.resend_count"))
                .isEqualTo(2L);
    }

    @Test
    void callOfACallbackIsNoPartOfTheFirst() {
        String next = contract.server().url("/ok?{case}&second");
        List<ReceivedSpan> spans = contract.spans(contract.run("callback", url("/ok"), "next", next), 2);
        assertThat(spans).allMatch(span -> span.parentSpanId().isEmpty());
        assertThat(spans.get(0).traceId()).isNotEqualTo(spans.get(1).traceId());
    }

    @Test
    void cancelledFuture() {
        Outcome outcome = contract.run("cancel", url("/silent"));
        assertThat(outcome.result()).containsEntry("cancelled", "true").containsEntry("done", "true");
        ReceivedSpan span = contract.spans(outcome, 1).get(0);
        assertThat(span.failed()).isTrue();
        assertThat(span.attribute("error.type"))
                .isIn("java.util.concurrent.CancellationException", "java.io.IOException");
    }

    @Test
    void futureThatTheApplicationGivesUp() {
        Outcome outcome = contract.run("or-timeout", url("/silent"));
        assertThat(contract.span(outcome).attribute("error.type")).isEqualTo("java.util.concurrent.TimeoutException");
    }

    @Test
    void handlerThatThrows() {
        Outcome outcome = contract.run("handler-throws", url("/ok"));
        assertThat(outcome.result().get("thrown")).contains("the handler does not like it");
        assertThat(contract.span(outcome).attribute("error.type")).isEqualTo(outcome.thrownType());
    }

    @Test
    void executorThatRejects() {
        Outcome outcome = contract.run("rejecting-executor", url("/ok"));
        assertThat(contract.spans(outcome, 1).get(0).attribute("error.type")).isEqualTo(outcome.thrownType());
    }

    @Test
    void handshakeOfAWebSocket() {
        Outcome outcome = contract.run("web-socket", url("/ok"));
        assertThat(outcome.result().get("thrown")).contains("java.net.http.WebSocketHandshakeException");
        assertThat(contract.span(outcome).attribute("http.response.status_code"))
                .isEqualTo(200L);
    }
}
