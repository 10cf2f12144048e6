package io.sonde.smoke.contracts.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.httpclient.Contract.Outcome;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.ReceivedSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every client in every way to use it; each case runs with the agent and, for comparison, without. */
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
class HttpClientContractIT extends ContractTest {

    private static final int CONCURRENCY = 100;

    HttpClientContractIT(Subject subject) {
        super(subject);
    }

    static Stream<Subject> subjects() {
        return Stream.concat(
                IntStream.of(8, 11, 17, 21, 25).mapToObj(Subject::httpUrlConnection),
                IntStream.of(11, 17, 21, 25).mapToObj(Subject::javaHttpClient));
    }

    @Test
    void everyWayIsOneSpanWhoseContextIsOnTheWire() {
        for (String way : subject.gets()) {
            double before = contract.counted(Map.of());
            Outcome outcome = contract.run(way, url("/ok"));
            assertThat(outcome.result()).as(way).containsEntry("status", "200").containsEntry("received", "2");
            ReceivedSpan span = contract.span(outcome);
            assertThat(span.name()).isEqualTo("GET 127.0.0.1");
            assertThat(span.failed()).isFalse();
            assertThat(span.parentSpanId()).isEmpty();
            assertThat(span.attributes())
                    .containsEntry("http.request.method", "GET")
                    .containsEntry("http.response.status_code", 200L)
                    .containsEntry("server.address", "127.0.0.1")
                    .containsEntry("server.port", (long) contract.server().port())
                    .containsEntry("url.full", contract.server().url("/ok?" + outcome.id()))
                    .doesNotContainKeys("error.type", "http.request.resend_count");
            assertThat(outcome.requests()).hasSize(1);
            assertThat(contract.counted(Map.of()) - before).as(way).isEqualTo(1);
        }
    }

    @Test
    void metricsCountEveryCallByItsOutcome() {
        for (String path : List.of("/ok", "/status/404", "/status/503")) {
            String status = path.equals("/ok") ? "200" : path.substring(8);
            Map<String, String> labels = Map.of(
                    "http_request_method",
                    "GET",
                    "server_address",
                    "127.0.0.1",
                    "server_port",
                    Integer.toString(contract.server().port()),
                    "http_response_status_code",
                    status,
                    "error_type",
                    path.equals("/ok") ? "" : status);
            double counted = contract.counted(labels);
            double timed = contract.timed(labels);
            Outcome outcome = contract.run(subject.way(), url(path));
            contract.span(outcome);
            assertThat(contract.counted(labels) - counted).isEqualTo(1);
            assertThat(contract.timed(labels) - timed).isEqualTo(1);
        }
    }

    @Test
    void statusesOfErrorsAreErrorsWithoutException() {
        for (String way : subject.gets()) {
            if (way.equals("input-stream")) {
                continue;
            }
            for (int status : new int[] {400, 404, 410, 500, 503}) {
                Outcome outcome = contract.run(way, url("/status/" + status));
                assertThat(outcome.result()).containsEntry("status", Integer.toString(status));
                ReceivedSpan span = contract.span(outcome);
                assertThat(span.failed()).isTrue();
                assertThat(span.attribute("error.type")).isEqualTo(Integer.toString(status));
                assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
                assertThat(span.events()).isEmpty();
            }
        }
    }

    @Test
    void redirectsAreOneSpan() {
        for (String way : subject.gets()) {
            Outcome outcome = contract.run(way, url("/redirect/3"));
            assertThat(outcome.result()).containsEntry("status", "200");
            ReceivedSpan span = contract.span(outcome);
            assertThat(outcome.requests()).hasSize(4);
            assertThat(span.attribute("http.response.status_code")).isEqualTo(200L);
            assertThat(span.attribute("url.full")).isEqualTo(contract.server().url("/redirect/3?" + outcome.id()));
            if (subject.isJavaHttpClient()) {
                assertThat(span.attribute("http.request.resend_count")).isEqualTo(3L);
            }
        }
    }

    @Test
    void redirectToAnotherProtocol() {
        Outcome outcome = contract.run(subject.way(), url("/to-https"));
        long status = subject.isJavaHttpClient() ? 200 : 302;
        assertThat(contract.span(outcome).attribute("http.response.status_code"))
                .isEqualTo(status);
        assertThat(outcome.requests()).hasSize(subject.isJavaHttpClient() ? 2 : 1);
    }

    @Test
    void redirectOfAPostKeepsItsMethodInTheSpan() {
        Outcome outcome = contract.run(subject.posts().get(0), url("/redirect/1"), "body", "10");
        ReceivedSpan span = contract.span(outcome);
        assertThat(span.attribute("http.request.method")).isEqualTo("POST");
        assertThat(outcome.requests().get(1).method()).isEqualTo("GET");
    }

    @Test
    void refusedConnection() {
        for (String way : subject.failing()) {
            Outcome outcome = contract.run(way, "http://127.0.0.1:" + FreePort.find() + "/?{case}");
            assertFailed(outcome, "java.net.ConnectException");
        }
    }

    @Test
    void unknownHost() {
        for (String way : subject.failing()) {
            Outcome outcome = contract.run(way, "http://no-such-host.invalid/?{case}");
            assertFailed(
                    outcome,
                    subject.isJavaHttpClient() ? "java.net.ConnectException" : "java.net.UnknownHostException");
        }
    }

    @Test
    void timeout() {
        for (String way : subject.failing()) {
            Outcome outcome = contract.run(way, url("/silent"), "timeout", "200");
            assertFailed(
                    outcome,
                    subject.isJavaHttpClient()
                            ? "java.net.http.HttpTimeoutException"
                            : "java.net.SocketTimeoutException");
        }
    }

    @Test
    void largeBodiesBothWays() {
        for (String way : subject.posts()) {
            Outcome sent = contract.run(way, url("/echo"), "body", "1000000");
            assertThat(sent.result()).as(way).containsEntry("received", "1000000");
            ReceivedSpan span = contract.span(sent);
            assertThat(span.attribute("http.request.method")).isEqualTo("POST");
            assertThat(span.name()).isEqualTo("POST 127.0.0.1");
        }
        Outcome received = contract.run(subject.way(), url("/bytes/2000000"));
        assertThat(received.result()).containsEntry("received", "2000000");
        contract.span(received);
    }

    @Test
    void concurrentCallsKeepTheirContextsApart() {
        double before = contract.counted(Map.of());
        Outcome outcome =
                contract.run(subject.way(), url("/ok") + "&n={n}", "concurrency", Integer.toString(CONCURRENCY));
        assertThat(outcome.result()).containsEntry("good", Integer.toString(CONCURRENCY));
        List<ReceivedSpan> spans = contract.spans(outcome, CONCURRENCY);
        assertThat(contract.counted(Map.of()) - before).isEqualTo(CONCURRENCY);
        Set<String> traces = new HashSet<>();
        for (ReceivedSpan span : spans) {
            String query = String.valueOf(span.attribute("url.full")).replaceFirst(".*\\?", "");
            List<RecordingServer.Received> requests = outcome.requests().stream()
                    .filter(request -> request.query().equals(query))
                    .toList();
            assertThat(requests).hasSize(1);
            assertThat(requests.get(0).values("traceparent"))
                    .containsExactly("00-" + span.traceId() + "-" + span.spanId() + "-01");
            traces.add(span.traceId());
        }
        assertThat(traces).hasSize(CONCURRENCY);
    }

    @Test
    void tls() {
        for (String way : subject.gets()) {
            Outcome outcome = contract.run(way, contract.server().secureUrl("/ok?{case}"));
            assertThat(outcome.result()).as(way).containsEntry("status", "200");
            assertThat(contract.span(outcome).attribute("url.full").toString()).startsWith("https://127.0.0.1:");
            assertThat(outcome.requests()).hasSize(1);
        }
        Outcome posted =
                contract.run(subject.posts().get(0), contract.server().secureUrl("/echo?{case}"), "body", "100000");
        assertThat(posted.result()).containsEntry("received", "100000");
        contract.span(posted);
    }

    @Test
    void handshakeThatFails() {
        for (String way : subject.failing()) {
            Outcome outcome =
                    contract.run(way, contract.server().url("/ok?{case}").replace("http:", "https:"));
            assertThat(outcome.result().get("thrown")).contains("javax.net.ssl.SSL");
            assertThat(contract.span(outcome).attribute("error.type")).isEqualTo(outcome.thrownType());
        }
    }

    @Test
    void secretsStayInTheApplication() {
        String url = contract.server().url("/ok?{case}&token=hidden1&X-Amz-Signature=hidden2");
        Outcome outcome = contract.run(subject.way(), url.replace("http://", "http://user:hidden3@"));
        ReceivedSpan span = contract.span(outcome);
        assertThat(span.span().toString()).contains(outcome.id()).doesNotContain("hidden", "user:");
    }

    @Test
    void contextThatTheApplicationWroteIsReplaced() {
        for (String way : subject.gets()) {
            String own = "00-11111111111111111111111111111111-2222222222222222-01";
            contract.span(contract.run(way, url("/redirect/1"), "header", "traceparent:" + own));
        }
    }
}
