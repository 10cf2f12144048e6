package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sonde.smoke.httpserver.ServerUnderTest.Feature;
import io.sonde.smoke.kit.ReceivedSpan;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests as connections carry them: many at a time, one after the other, by HTTP/2, or broken off. */
interface TransportContract extends HttpServerContract {

    @Test
    default void separatesConcurrentRequests() {
        List<CompletableFuture<Client.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(client().sendAsync("/ctx/" + (i % 4 == 0 ? "async/complete" : "ok"), request -> request));
        }
        for (CompletableFuture<Client.Answer> answer : answers) {
            assertThat(span(answer.join()).attribute("http.response.status_code"))
                    .isEqualTo(200L);
        }
    }

    @Test
    default void servesHttp2() {
        assumeTrue(server().can(Feature.HTTP2), "the server has no HTTP/2 here");
        Client http2 = new Client(observed().address(), HttpClient.Version.HTTP_2);
        for (String path : List.of("/ctx/ok", "/ctx/async/complete", "/ctx/ok", "/ctx/large-response?bytes=1000000")) {
            Client.Answer answer = http2.get(path);
            assertThat(answer.response().version()).isEqualTo(HttpClient.Version.HTTP_2);
            ReceivedSpan span = span(answer);
            assertThat(span.attributes())
                    .containsEntry("network.protocol.version", "2")
                    .containsEntry("server.address", "127.0.0.1")
                    .containsEntry("server.port", (long) observed().address().getPort());
        }
    }

    @Test
    default void survivesAClientThatGoesAway() throws IOException {
        String traceId = Client.hex(16);
        String request = "GET /ctx/large-response?bytes=100000000 HTTP/1.1\r\nHost: a\r\ntraceparent: 00-" + traceId
                + "-b7ad6b7169203331-01\r\n\r\n";
        try (Socket socket =
                new Socket(observed().address().getHost(), observed().address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        ReceivedSpan span =
                observed().receiver().awaitSpan(received -> received.traceId().equals(traceId));
        assertThat(span.failed()).isTrue();
        assertThat(client().get("/ctx/ok").status()).isEqualTo(200);
    }

    @Test
    default void keepsConnectionsAlive() throws IOException {
        String traceId = Client.hex(16);
        String request =
                "GET /ctx/ok HTTP/1.1\r\nHost: a\r\ntraceparent: 00-" + traceId + "-b7ad6b7169203331-01\r\n\r\n";
        try (Socket socket =
                new Socket(observed().address().getHost(), observed().address().getPort())) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(readUntil(socket, "\r\n\r\nOK")).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(observed()
                        .receiver()
                        .awaitSpans(3, received -> received.traceId().equals(traceId)))
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
}
