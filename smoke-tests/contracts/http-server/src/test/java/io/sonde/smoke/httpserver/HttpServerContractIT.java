package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every HTTP server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class HttpServerContractIT {

    private static final Duration WORK = Duration.ofMillis(140);

    private static final List<String> TRACE_IDS = new ArrayList<>();
    private static OtlpReceiver receiver;
    private static EchoServer echo;
    private static ApplicationProcess process;
    private static ApplicationProcess plain;
    private static URI address;
    private static Client client;

    private final ServerUnderTest server;

    HttpServerContractIT(ServerUnderTest server) {
        this.server = server;
    }

    static Stream<ServerUnderTest> servers() {
        return Stream.of(
                ServerUnderTest.servlets("tomcat-8.5.0", 8, "tomcat", false, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-8.5.100", 11, "tomcat", false, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-9.0.109", 17, "tomcat", false, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-10.1.59", 21, "tomcat", true, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("tomcat-11.0.24", 25, "tomcat", true, Feature.OUTSIDE, Feature.HTTP2),
                ServerUnderTest.servlets("jetty-9.4.58", 8, "jetty9", false),
                ServerUnderTest.servlets("jetty-12.0.39", 17, "jetty12", true),
                ServerUnderTest.jdkServer(8),
                ServerUnderTest.jdkServer(11),
                ServerUnderTest.jdkServer(17),
                ServerUnderTest.jdkServer(21),
                ServerUnderTest.jdkServer(25));
    }

    @BeforeParameterizedClassInvocation
    static void start(ServerUnderTest server) {
        receiver = OtlpReceiver.start();
        echo = new EchoServer();
        process = server.command().observed(receiver).start();
        plain = server.command().start();
        address = ServerUnderTest.address(process);
        client = new Client(address, HttpClient.Version.HTTP_1_1);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        try {
            // One logical call, one span, looked at once more when all is over.
            for (String traceId : TRACE_IDS) {
                assertThat(serverSpans(traceId)).as(traceId).hasSize(1);
            }
            assertThat(process.metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                    .as(process.output())
                    .isZero();
            assertThat(process.agentLines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
        } finally {
            TRACE_IDS.clear();
            process.close();
            plain.close();
            echo.close();
            receiver.close();
        }
    }

    private static List<ReceivedSpan> serverSpans(String traceId) {
        return receiver.spans().stream()
                .filter(span -> span.kind() == SpanKind.SERVER && span.traceId().equals(traceId))
                .toList();
    }

    private static ReceivedSpan span(Client.Answer answer) {
        ReceivedSpan span = receiver.awaitSpan(received ->
                received.kind() == SpanKind.SERVER && received.traceId().equals(answer.traceId()));
        synchronized (TRACE_IDS) {
            TRACE_IDS.add(answer.traceId());
        }
        assertThat(span.parentSpanId()).isEqualTo(answer.parentSpanId());
        return span;
    }

    private void assertRoute(ReceivedSpan span, String servletRoute, String jdkRoute) {
        String route = server.can(Feature.SERVLETS) ? servletRoute : jdkRoute;
        assertThat(span.attribute("http.route")).isEqualTo(route);
        assertThat(span.name()).isEqualTo(span.attribute("http.request.method") + (route == null ? "" : " " + route));
    }

    @Test
    void describesASuccess() {
        Client.Answer answer = client.send("/ctx/ok?a=1", request -> request.header("User-Agent", "contract/1"));
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
                .containsEntry("server.port", (long) address.getPort())
                .containsEntry("client.address", "127.0.0.1")
                .containsEntry("network.peer.address", "127.0.0.1")
                .containsEntry("network.protocol.version", "1.1")
                .containsEntry("user_agent.original", "contract/1")
                .containsKey("network.peer.port")
                .doesNotContainKey("error.type");
    }

    @Test
    void believesProxies() {
        ReceivedSpan span = span(client.send(
                "/ctx/ok",
                request -> request.header(
                        "Forwarded", "for=\"[2001:db8::7]:5\";proto=https;host=shop.example, for=10.0.0.1")));
        assertThat(span.attributes())
                .containsEntry("client.address", "2001:db8::7")
                .containsEntry("url.scheme", "https")
                .containsEntry("server.address", "shop.example")
                .containsEntry("server.port", 443L)
                .containsEntry("network.peer.address", "127.0.0.1");
        span = span(client.send(
                "/ctx/ok",
                request -> request.header("X-Forwarded-For", "192.0.2.1, 10.0.0.1")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "shop.example:8443")));
        assertThat(span.attributes())
                .containsEntry("client.address", "192.0.2.1")
                .containsEntry("server.address", "shop.example")
                .containsEntry("server.port", 8443L);
    }

    @Test
    void namesTheRouteNotThePath() {
        assertRoute(span(client.get("/ctx/items/4711")), "/ctx/items/*", "/ctx/items");
    }

    @ParameterizedTest
    @CsvSource({
        "/ctx/several/one,/ctx/several/one",
        "/ctx/several/more/1,/ctx/several/more/*",
        "/ctx/a.page,/ctx/*.page"
    })
    void tellsThePatternsOfOneServletApart(String path, String route) {
        assumeTrue(server.can(Feature.SERVLETS), "only servlets have several patterns");
        assertRoute(span(client.get(path)), route, null);
    }

    @Test
    void givesNoRouteToWhatIsNotThere() {
        Client.Answer answer = client.get("/ctx/missing/4711");
        assertThat(answer.status()).isEqualTo(404);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo(404L);
        assertThat(span.failed()).isFalse();
        assertRoute(span, null, "/ctx");
    }

    @Test
    void seesPathsOutsideEveryApplication() {
        assumeTrue(server.can(Feature.OUTSIDE), "the server is seen inside its applications only");
        Client.Answer answer = client.get("/outside");
        assertThat(answer.status()).isEqualTo(404);
        assertRoute(span(answer), null, null);
    }

    @ParameterizedTest
    @CsvSource({"200,false", "201,false", "302,false", "404,false", "500,true", "503,true"})
    void tellsTheStatus(int status, boolean failed) {
        Client.Answer answer = client.get("/ctx/status?code=" + status);
        assertThat(answer.status()).isEqualTo(status);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
        assertThat(span.failed()).isEqualTo(failed);
        assertThat(span.attribute("error.type")).isEqualTo(failed ? Integer.toString(status) : null);
    }

    @Test
    void recordsAnException() {
        if (server.can(Feature.SERVLETS)) {
            Client.Answer answer = client.get("/ctx/throw");
            assertThat(answer.status()).isEqualTo(500);
            ReceivedSpan span = span(answer);
            assertThat(span.attribute("http.response.status_code")).isEqualTo(500L);
            assertThrown(span, "500");
        } else {
            // The JDK's server closes the connection without an answer.
            assertThatThrownBy(() -> client.get("/ctx/throw")).isInstanceOf(Exception.class);
            ReceivedSpan span = receiver.awaitSpan(received -> received.name().equals("GET /ctx/throw"));
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
    void tellsTheStatusOfSendError(int status, boolean failed) {
        assumeTrue(server.can(Feature.SERVLETS), "only servlets have sendError");
        Client.Answer answer = client.get("/ctx/send-error?code=" + status);
        assertThat(answer.status()).isEqualTo(status);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
        assertThat(span.failed()).isEqualTo(failed);
        assertRoute(span, "/ctx/send-error", null);
    }

    @Test
    void tellsARedirect() {
        Client.Answer answer = client.get("/ctx/redirect");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(span(answer).attribute("http.response.status_code")).isEqualTo(302L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "include"})
    void makesNoSpanOfAForwardOrInclude(String scenario) {
        assumeTrue(server.can(Feature.SERVLETS), "only servlets forward and include");
        Client.Answer answer = client.get("/ctx/" + scenario);
        assertThat(answer.body()).endsWith("OK");
        assertRoute(span(answer), "/ctx/" + scenario, null);
    }

    @Test
    void seesAFilterThatAnswers() {
        Client.Answer answer = client.get("/ctx/denied");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(span(answer).attribute("http.response.status_code")).isEqualTo(403L);
    }

    @Test
    void timesARequestThatAnotherThreadCompletes() {
        ReceivedSpan span = span(client.get("/ctx/async/complete"));
        assertThat(span.attribute("http.response.status_code")).isEqualTo(200L);
        assertThat(span.duration()).isGreaterThan(WORK);
        assertThat(span.attribute("url.path")).isEqualTo("/ctx/async/complete");
        assertRoute(span, "/ctx/async/complete", "/ctx/async/complete");
    }

    @ParameterizedTest
    @CsvSource({"dispatch,200,1", "twice,200,2", "dispatch-throw,500,1", "timeout,500,1"})
    void timesAsynchronousServlets(String scenario, int status, int times) {
        assumeTrue(server.can(Feature.SERVLETS), "only servlets dispatch");
        Client.Answer answer = client.get("/ctx/async/" + scenario);
        assertThat(answer.status()).isEqualTo(status);
        ReceivedSpan span = span(answer);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) status);
        assertThat(span.failed()).isEqualTo(status >= 500);
        assertThat(span.duration()).isGreaterThan(WORK.multipliedBy(times));
        assertThat(span.attribute("url.path")).isEqualTo("/ctx/async/" + scenario);
        assertRoute(span, "/ctx/async/" + scenario, null);
    }

    @Test
    void isCurrentAgainAfterAnAsynchronousDispatch() {
        assumeTrue(server.can(Feature.SERVLETS), "only servlets dispatch");
        Client.Answer answer = client.get("/ctx/async/dispatch?url=" + echo.url());
        ReceivedSpan span = span(answer);
        assertThat(answer.body()).contains("traceparent: 00-" + span.traceId() + "-");
    }

    @Test
    void timesLargeBodiesAndStreams() {
        int size = 3_000_000;
        Client.Answer response = client.get("/ctx/large-response?bytes=" + size);
        assertThat(response.body()).hasSize(size);
        assertThat(span(response).attribute("http.response.status_code")).isEqualTo(200L);
        Client.Answer request = client.send("/ctx/large-request", Client.post(new byte[size]));
        assertThat(request.body()).isEqualTo(Integer.toString(size));
        assertThat(span(request).attribute("http.request.method")).isEqualTo("POST");
        assertThat(span(client.get("/ctx/stream")).duration()).isGreaterThan(WORK);
    }

    @Test
    void knowsMethods() {
        Client.Answer head = client.send("/ctx/ok", Client.method("HEAD"));
        assertThat(head.body()).isEmpty();
        assertThat(span(head).name()).isEqualTo("HEAD /ctx/ok");
        ReceivedSpan unknown = span(client.send("/ctx/ok", Client.method("BREW")));
        assertThat(unknown.attributes())
                .containsEntry("http.request.method", "_OTHER")
                .containsEntry("http.request.method_original", "BREW");
        assertThat(unknown.name()).isEqualTo("HTTP /ctx/ok");
    }

    @Test
    void separatesConcurrentRequests() {
        List<CompletableFuture<Client.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(client.sendAsync("/ctx/" + (i % 4 == 0 ? "async/complete" : "ok"), request -> request));
        }
        for (CompletableFuture<Client.Answer> answer : answers) {
            assertThat(span(answer.join()).attribute("http.response.status_code"))
                    .isEqualTo(200L);
        }
    }

    @Test
    void handsTheContextOn() {
        Client.Answer answer = client.send(
                "/ctx/call?url=" + echo.url(),
                request -> request.header("tracestate", "vendor=value").header("baggage", "tenant=7"));
        ReceivedSpan span = span(answer);
        ReceivedSpan outgoing = receiver.awaitSpan(received ->
                received.kind() == SpanKind.CLIENT && received.traceId().equals(span.traceId()));
        assertThat(outgoing.isChildOf(span)).isTrue();
        assertThat(answer.body())
                .contains("traceparent: 00-" + span.traceId() + "-" + outgoing.spanId() + "-01")
                .contains("tracestate: vendor=value")
                .contains("baggage: tenant=7");
        assertThat(span.traceState()).isEqualTo("vendor=value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void startsANewTraceUnderAMalformedParent(String traceparent) {
        HttpResponse<String> response = client.withHeaders("/ctx/call?url=" + echo.url(), "traceparent", traceparent);
        assertNewTrace(response);
    }

    @Test
    void startsANewTraceUnderSeveralParentsOrAnOversizedOne() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assertNewTrace(client.withHeaders("/ctx/call?url=" + echo.url(), "traceparent", parent, "traceparent", parent));
        assertNewTrace(client.withHeaders("/ctx/call?url=" + echo.url(), "traceparent", "0".repeat(4000)));
    }

    private void assertNewTrace(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        String traceId = traceIdIn(response.body());
        assertThat(traceId).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
        ReceivedSpan span = receiver.awaitSpan(received ->
                received.kind() == SpanKind.SERVER && received.traceId().equals(traceId));
        assertThat(span.parentSpanId()).isEmpty();
    }

    private static String traceIdIn(String echoed) {
        int start = echoed.indexOf("traceparent: 00-") + "traceparent: 00-".length();
        return echoed.substring(start, start + 32);
    }

    @Test
    void readsAnUnknownVersionAsTheSpecificationSays() {
        String traceId = Client.hex(16);
        client.withHeaders("/ctx/ok", "traceparent", "cc-" + traceId + "-b7ad6b7169203331-01-what-the-future-will-be");
        ReceivedSpan span = receiver.awaitSpan(received -> received.traceId().equals(traceId));
        assertThat(span.parentSpanId()).isEqualTo("b7ad6b7169203331");
    }

    @Test
    void servesHttp2() {
        assumeTrue(server.can(Feature.HTTP2), "the server has no HTTP/2 here");
        Client http2 = new Client(address, HttpClient.Version.HTTP_2);
        for (String path : List.of("/ctx/ok", "/ctx/async/complete", "/ctx/ok", "/ctx/large-response?bytes=1000000")) {
            Client.Answer answer = http2.get(path);
            assertThat(answer.response().version()).isEqualTo(HttpClient.Version.HTTP_2);
            ReceivedSpan span = span(answer);
            assertThat(span.attributes())
                    .containsEntry("network.protocol.version", "2")
                    .containsEntry("server.address", "127.0.0.1")
                    .containsEntry("server.port", (long) address.getPort());
        }
    }

    @Test
    void survivesAClientThatGoesAway() throws IOException {
        String traceId = Client.hex(16);
        String request = "GET /ctx/large-response?bytes=100000000 HTTP/1.1\r\nHost: a\r\ntraceparent: 00-" + traceId
                + "-b7ad6b7169203331-01\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        ReceivedSpan span = receiver.awaitSpan(received -> received.traceId().equals(traceId));
        assertThat(span.failed()).isTrue();
        assertThat(client.get("/ctx/ok").status()).isEqualTo(200);
    }

    @Test
    void keepsConnectionsAlive() throws IOException {
        String traceId = Client.hex(16);
        String request =
                "GET /ctx/ok HTTP/1.1\r\nHost: a\r\ntraceparent: 00-" + traceId + "-b7ad6b7169203331-01\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(readUntil(socket, "\r\n\r\nOK")).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(receiver.awaitSpans(3, received -> received.traceId().equals(traceId)))
                .hasSize(3)
                .allMatch(span -> span.parentSpanId().equals("b7ad6b7169203331"));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("what follows %s", text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void countsEveryRequestAndForgetsNone() {
        Map<String, String> labels = Map.of(
                "http_route", "/ctx/items" + (server.can(Feature.SERVLETS) ? "/*" : ""), "http_request_method", "PUT");
        for (int i = 0; i < 10; i++) {
            span(client.send("/ctx/items/" + i, Client.method("PUT")));
        }
        assertThat(process.metrics().sum("http_server_requests_total", labels)).isEqualTo(10);
        Await.asserted(
                Duration.ofSeconds(5),
                () -> assertThat(process.metrics().sum("http_server_active_requests", Map.of()))
                        .isZero());
    }

    @Test
    void leavesResponsesAsTheyAre() {
        Client toPlain = new Client(ServerUnderTest.address(plain), HttpClient.Version.HTTP_1_1);
        for (String path : List.of("/ctx/ok", "/ctx/redirect", "/ctx/missing", "/ctx/status?code=500")) {
            HttpResponse<String> observed = client.withHeaders(path);
            HttpResponse<String> expected = toPlain.withHeaders(path);
            assertThat(observed.statusCode()).isEqualTo(expected.statusCode());
            assertThat(headers(observed)).isEqualTo(headers(expected));
        }
    }

    /**
     * Names and values, but for the time of day, the port, and a length that is the body's own: Jetty's error page names the
     * servlet with its identity hash, which is of seven or eight digits.
     */
    private static Set<String> headers(HttpResponse<String> response) {
        Set<String> headers = new TreeSet<>();
        response.headers().map().forEach((name, values) -> {
            boolean ownLength = name.equalsIgnoreCase("content-length")
                    && values.equals(List.of(Integer.toString(response.body().length())));
            boolean varies = ownLength || name.equalsIgnoreCase("date") || name.equalsIgnoreCase("location");
            headers.add(name + ": " + (varies ? "" : values));
        });
        return headers;
    }
}
