package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.Await;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that are left out by their paths: of traces under {@code /untraced}, of everything under {@code /left-out}. */
interface ExclusionContract extends HttpServerContract {

    @Test
    default void leavesARequestOutOfTracesWithWhatItCalls() {
        Client.Answer answer = exclude(client(), "/ctx/untraced/call");

        assertThat(answer.body())
                .as("the same trace, not sampled")
                .containsPattern("traceparent: 00-" + answer.traceId() + "-[0-9a-f]{16}-00");
        Await.asserted(
                Duration.ofSeconds(5),
                () -> assertThat(counted("/ctx/untraced/call"))
                        .as("counted all the same")
                        .isPositive());
    }

    @Test
    default void leavesARequestOutOfEverything() {
        Client.Answer answer = exclude(client(), "/ctx/left-out/call");

        assertThat(answer.body())
                .containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(answer.traceId());
        assertThat(counted("/ctx/left-out/call")).isZero();
    }

    @Test
    default void leavesAnAsynchronousRequestOutToItsEnd() {
        assumeTrue(server().can(Feature.SERVLETS), "only servlets dispatch");
        for (String path : new String[] {"/ctx/untraced/async", "/ctx/left-out/async"}) {
            assertThat(exclude(client(), path).body()).containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        }
        assertThat(counted("/ctx/left-out/async")).isZero();
    }

    @Test
    default void leavesOutByHttp2() {
        assumeTrue(server().can(Feature.HTTP2), "the server has no HTTP/2 here");
        Client http2 = new Client(observed().address(), HttpClient.Version.HTTP_2);
        for (String path : new String[] {"/ctx/ok", "/ctx/untraced/call", "/ctx/left-out/call"}) {
            if (path.endsWith("/call")) {
                assertThat(exclude(http2, path).body()).containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            } else {
                span(http2.get(path));
            }
        }
    }

    private Client.Answer exclude(Client client, String path) {
        Client.Answer answer = client.get(path + "?url=" + observed().echo().url());
        assertThat(answer.status()).isEqualTo(200);
        // What comes later by the same threads and connections is traced again.
        for (int i = 0; i < 10; i++) {
            span(client.get("/ctx/ok"));
        }
        assertThat(observed().receiver().spans())
                .noneMatch(span -> span.traceId().equals(answer.traceId()))
                .noneMatch(span -> answer.body().contains(span.spanId()));
        return answer;
    }

    private double counted(String route) {
        return observed().process().metrics().sum("http_server_requests_total", Map.of("http_route", route));
    }
}
