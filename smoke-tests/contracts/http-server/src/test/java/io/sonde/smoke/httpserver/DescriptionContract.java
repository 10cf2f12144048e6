package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ReceivedSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the span of a request says of it. */
interface DescriptionContract extends HttpServerContract {

    @Test
    default void describesASuccess() {
        Client.Answer answer = client().send("/ctx/ok?a=1", request -> request.header("User-Agent", "contract/1"));
        assertThat(answer.status()).isEqualTo(200);
        ReceivedSpan span = span(answer);
        assertRoute(span, "/ctx/ok", "/ctx/ok");
        assertThat(span.failed()).isFalse();
        assertThat(span.events()).isEmpty();
        assertThat(span.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.response.status_code", 200L)
                .containsEntry("url.scheme", "http")
                .containsEntry("url.path", "/ctx/ok")
                .containsEntry("url.query", "a=1")
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", (long) observed().address().getPort())
                .containsEntry("client.address", "127.0.0.1")
                .containsEntry("network.peer.address", "127.0.0.1")
                .containsEntry("network.protocol.version", "1.1")
                .containsEntry("user_agent.original", "contract/1")
                .containsKey("network.peer.port")
                .doesNotContainKey("error.type");
    }

    @Test
    default void believesProxies() {
        ReceivedSpan span = span(client().send(
                        "/ctx/ok",
                        request -> request.header(
                                "Forwarded", "for=\"[2001:db8::7]:5\";proto=https;host=shop.example, for=10.0.0.1")));
        assertThat(span.attributes())
                .containsEntry("client.address", "2001:db8::7")
                .containsEntry("url.scheme", "https")
                .containsEntry("server.address", "shop.example")
                .containsEntry("server.port", 443L)
                .containsEntry("network.peer.address", "127.0.0.1");
        span = span(client().send(
                        "/ctx/ok",
                        request -> request.header("X-Forwarded-For", "192.0.2.1, 10.0.0.1")
                                .header("X-Forwarded-Proto", "https")
                                .header("X-Forwarded-Host", "shop.example:8443")));
        assertThat(span.attributes())
                .containsEntry("client.address", "192.0.2.1")
                .containsEntry("server.address", "shop.example")
                .containsEntry("server.port", 8443L);
    }

    @ParameterizedTest
    @CsvSource({"200,false", "201,false", "302,false", "404,false", "500,true", "503,true"})
    default void tellsTheStatus(int status, boolean failed) {
        Client.Answer answer = client().get("/ctx/status?code=" + status);
        assertThat(answer.status()).isEqualTo(status);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
        assertThat(span.failed()).isEqualTo(failed);
        assertThat(span.attribute("error.type")).isEqualTo(failed ? Integer.toString(status) : null);
    }

    @Test
    default void recordsAnException() {
        if (server().can(Feature.SERVLETS)) {
            Client.Answer answer = client().get("/ctx/throw");
            assertThat(answer.status()).isEqualTo(500);
            ReceivedSpan span = span(answer);
            assertThat(span.attribute("http.response.status_code")).isEqualTo(500L);
            assertThrown(span, "500");
        } else {
            // The JDK's server closes the connection without an answer.
            assertThatThrownBy(() -> client().get("/ctx/throw")).isInstanceOf(Exception.class);
            ReceivedSpan span =
                    observed().receiver().awaitSpan(received -> received.name().equals("GET /ctx/throw"));
            assertThat(span.attribute("http.response.status_code")).isNull();
            assertThrown(span, "java.lang.IllegalStateException");
        }
    }

    private static void assertThrown(ReceivedSpan span, String errorType) {
        assertThat(span.failed()).isTrue();
        assertThat(span.attribute("error.type")).isEqualTo(errorType);
        assertThat(span.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("exception");
            assertThat(event.attributes()).containsEntry("exception.type", "java.lang.IllegalStateException");
        });
    }

    @ParameterizedTest
    @CsvSource({"403,false", "500,true"})
    default void tellsTheStatusOfSendError(int status, boolean failed) {
        assumeTrue(server().can(Feature.SERVLETS), "only servlets have sendError");
        Client.Answer answer = client().get("/ctx/send-error?code=" + status);
        assertThat(answer.status()).isEqualTo(status);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
        assertThat(span.failed()).isEqualTo(failed);
        assertRoute(span, "/ctx/send-error", null);
    }

    @Test
    default void tellsARedirect() {
        Client.Answer answer = client().get("/ctx/redirect");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(span(answer).attribute("http.response.status_code")).isEqualTo(302L);
    }

    @Test
    default void seesAFilterThatAnswers() {
        Client.Answer answer = client().get("/ctx/denied");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(span(answer).attribute("http.response.status_code")).isEqualTo(403L);
    }

    @Test
    default void knowsMethods() {
        Client.Answer head = client().send("/ctx/ok", Client.method("HEAD"));
        assertThat(head.body()).isEmpty();
        assertThat(span(head).name()).isEqualTo("HEAD /ctx/ok");
        ReceivedSpan unknown = span(client().send("/ctx/ok", Client.method("BREW")));
        assertThat(unknown.attributes())
                .containsEntry("http.request.method", "_OTHER")
                .containsEntry("http.request.method_original", "BREW");
        assertThat(unknown.name()).isEqualTo("HTTP /ctx/ok");
    }
}
