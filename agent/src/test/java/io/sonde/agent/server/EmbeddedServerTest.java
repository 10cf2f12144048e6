package io.sonde.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.server.RawClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class EmbeddedServerTest {
    private static final String HOST = "Host: localhost\r\n\r\n";
    private static final int LARGE = 40_000_000;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private EmbeddedServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = start(0, new ServerLimits(128, 400, 700, 60_000));
    }

    @AfterEach
    void closeServer() throws InterruptedException {
        slow.countDown();
        server.close();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private EmbeddedServer start(int port, ServerLimits limits) throws IOException {
        MetricsRegistry registry =
                new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> failures.add(metric + ": " + failure));
        registry.gauge("active", "Active.", LabelNames.NONE).series().increment();
        Routes routes = new Routes()
                .add("/metrics", new MetricsEndpoint(registry))
                .add("/health/live", new LiveEndpoint(System.nanoTime()))
                .add("/diagnostics", new LoopbackOnly((request, response) -> {
                    response.contentType("application/json");
                    response.writer().write("{\"é\":1}");
                }))
                .add("/large", (request, response) -> {
                    for (int i = 0; i < LARGE / 10; i++) {
                        response.writer().write("0123456789");
                    }
                })
                .add("/slow", (request, response) -> {
                    awaitSlow();
                    response.writer().write("done");
                })
                .add("/broken", (request, response) -> {
                    response.writer().write("half");
                    throw new StackOverflowError("deep");
                });
        routes.add("/", new IndexEndpoint(routes));
        return EmbeddedServer.start(
                "127.0.0.1",
                port,
                routes,
                null,
                task -> {
                    Thread thread = new Thread(task);
                    threads.add(thread);
                    return thread;
                },
                (what, failure) -> failures.add(what + ": " + failure),
                limits);
    }

    private void awaitSlow() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer get(String path, String headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.send("GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n")
                    .answer();
        }
    }

    @Test
    void routesAnswer() throws IOException {
        Answer metrics = get("/metrics?x=1", "Host: a\r\n");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.headers())
                .containsEntry("content-type", "text/plain; version=0.0.4; charset=utf-8")
                .containsEntry("connection", "close");
        assertThat(metrics.text()).contains("\nactive 1.0\n").doesNotContain("# EOF");

        Answer openMetrics = get(
                "/metrics", "Host: a\r\nAccept: text/html\r\naCCept: application/openmetrics-text;version=1.0.0\r\n");
        assertThat(openMetrics.headers())
                .containsEntry("content-type", "application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(openMetrics.text()).endsWith("# EOF\n");

        assertThat(get("/health/live", "Host: a\r\n").text())
                .matches("\\{\"status\":\"healthy\",\"uptime_seconds\":\\d+\\.\\d+}\n");
        assertThat(get("/", "Host: a\r\n").text()).startsWith("/metrics\n/health/live\n");
        assertThat(get("http://a/health/live", "Host: a\r\n").status()).isEqualTo(200);

        Answer missing = get("/<script>", "Host: a\r\n");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).isEqualTo("Not Found\n");
        assertThat(threads).allSatisfy(thread -> {
            assertThat(thread.getName()).startsWith("sonde-server-");
            assertThat(thread.isDaemon()).isTrue();
        });
        assertThat(threads.size()).isLessThanOrEqualTo(3);
        assertThat(failures).isEmpty();
    }

    @Test
    void anEndpointThatFailsIsReportedAndAnsweredWith500() throws IOException {
        Answer answer = get("/broken", "Host: a\r\n");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("Internal Server Error\n");
        assertThat(failures).containsExactly("/broken: java.lang.StackOverflowError: deep");
        assertThat(get("/metrics", "Host: a\r\n").status()).isEqualTo(200);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("HEAD /metrics HTTP/1.1\r\n" + HOST + "GET /metrics HTTP/1.1\r\n" + HOST);
            Answer head = client.answer(false);
            Answer get = client.answer();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers()).isEqualTo(get.headers());
        }
    }

    @Test
    void bodiesAreCompressedIfAskedFor() throws IOException {
        Answer answer = get("/diagnostics", "Host: localhost:9464\r\nAccept-Encoding: br, GZip;q=0.5\r\n");
        assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
        byte[] body = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"é\":1}");
        for (String refused : List.of("gzip;q=0", "gzip; q=0.000", "br", "xgzip")) {
            assertThat(get("/metrics", "Host: a\r\nAccept-Encoding: " + refused + "\r\n")
                            .headers())
                    .as(refused)
                    .doesNotContainKey("content-encoding");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 'GET\r\n\r\n'",
        "400, 'GET  /metrics HTTP/1.1\r\nHost: a\r\n\r\n'",
        "400, 'GET /metrics HTTP/1.1\r\n\r\n'",
        "400, 'GET /metrics HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'",
        "400, 'GET /metrics HTTP/1.1\r\nHost : a\r\n\r\n'",
        "400, 'GET /metrics HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n'",
        "400, 'GET /metrics HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n'",
        "400, 'GET metrics HTTP/1.1\r\nHost: a\r\n\r\n'",
        "400, 'GET /metr\u00e9cs HTTP/1.1\r\nHost: a\r\n\r\n'",
        "400, 'GET /metrics SPDY/3\r\nHost: a\r\n\r\n'",
        "400, 'G(T /metrics HTTP/1.1\r\nHost: a\r\n\r\n'",
        "400, 'GET /a\rb HTTP/1.1\r\nHost: a\r\n\r\n'",
        "405, 'POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello'",
        "405, 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n'",
        "505, 'GET /metrics HTTP/2.0\r\nHost: a\r\n\r\n'",
    })
    void whatIsNoRequestIsRejectedAndTheConnectionEnds(int status, String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Answer answer = client.send(request).answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers()).containsEntry("connection", "close");
            if (status == 405) {
                assertThat(answer.headers()).containsEntry("allow", "GET, HEAD");
            }
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void longLinesAndHeadersAreRefused() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET /" + "x".repeat(60_000));
            assertThat(client.answer().status()).isEqualTo(414);
        }
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(60_000));
            assertThat(client.answer().status()).isEqualTo(431);
        }
        String header = "X: " + "x".repeat(8192 - "GET / HTTP/1.1\r\n".length() - HOST.length() - 5) + "\r\n";
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send("GET / HTTP/1.1\r\n" + header + HOST)
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestsArePipelinedInOrderAndTheBodyOfAGetEndsTheConnection() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String request = "GET /health/live HTTP/1.1\n" + "Host: a\n\n";
            client.send("\r\n" + request.repeat(3) + "HEAD /nothing HTTP/1.1\r\nContent-Length: 3\r\n" + HOST + "abc");
            for (int i = 0; i < 3; i++) {
                assertThat(client.answer().text()).contains("healthy");
            }
            assertThat(client.answer(false).status()).isEqualTo(404);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aRequestInPiecesIsAnsweredAndAnEndlessOneCutOff() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            for (char c : "GET /health/live HTTP/1.0\r\n\r\n".toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.endOutput().answer().status()).isEqualTo(200);
            assertThat(client.isAtEnd()).as("HTTP/1.0 closes").isTrue();
        }
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send("GET /metrics HT").answer().status()).isEqualTo(408);
            assertThat(client.isAtEnd()).isTrue();
        }
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.isAtEnd()).as("never sent a byte").isTrue();
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndHoldsNobodyUp() throws IOException {
        try (RawClient first = new RawClient(server.port());
                RawClient second = new RawClient(server.port());
                RawClient third = new RawClient(server.port())) {
            for (RawClient client : List.of(first, second, third)) {
                client.send("GET /large HTTP/1.1\r\n" + HOST);
            }
            for (RawClient client : List.of(first, second, third)) {
                assertThat(client.input().read()).isEqualTo('H');
            }
            assertThat(get("/metrics", "Host: a\r\n").status()).isEqualTo(200);
            // two read limits after the last response began are more than its write limit; one loop watches both
            try (RawClient waiting = new RawClient(server.port())) {
                assertThat(waiting.isAtEnd()).isTrue();
            }
            try (RawClient waiting = new RawClient(server.port())) {
                assertThat(waiting.isAtEnd()).isTrue();
            }
            for (RawClient client : List.of(first, second, third)) {
                assertThat(count(client)).isBetween(1L, LARGE - 1L);
            }
        }
        try (RawClient reading = new RawClient(server.port())) {
            reading.send("GET /large HTTP/1.1\r\n" + HOST);
            assertThat(reading.answer().body()).hasSize(LARGE);
        }
    }

    private static long count(RawClient client) {
        long count = 0;
        try {
            for (int read = 0; read >= 0; read = client.input().read(new byte[65_536])) {
                count += read;
            }
        } catch (IOException reset) {
            return count;
        }
        return count;
    }

    @Test
    void twoHundredIdleConnectionsDoNotKeepAScrapeFromItsAnswer() throws IOException {
        List<RawClient> idle = new ArrayList<>();
        try (EmbeddedServer patient = start(0, ServerLimits.DEFAULT)) {
            for (int i = 0; i < 200; i++) {
                idle.add(new RawClient(patient.port()));
            }
            long start = System.nanoTime();
            try (RawClient client = new RawClient(patient.port())) {
                assertThat(client.send("GET /metrics HTTP/1.1\r\n" + HOST)
                                .answer()
                                .status())
                        .isEqualTo(200);
            }
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
            assertThat(idle.get(0).isAtEnd()).as("the oldest idle one gave way").isTrue();
            Answer young =
                    idle.get(199).send("GET /metrics HTTP/1.1\r\n" + HOST).answer();
            assertThat(young.status()).isEqualTo(200);
        } finally {
            for (RawClient client : idle) {
                client.close();
            }
        }
    }

    @Test
    void slowEndpointsTakeTwoThreadsAtMostAndConnectionsWait() throws IOException {
        try (RawClient first = new RawClient(server.port());
                RawClient second = new RawClient(server.port());
                RawClient third = new RawClient(server.port())) {
            for (RawClient client : List.of(first, second, third)) {
                client.send("GET /slow HTTP/1.1\r\n" + HOST);
            }
            slow.countDown();
            for (RawClient client : List.of(first, second, third)) {
                assertThat(client.answer().text()).isEqualTo("done");
            }
            assertThat(threads.size()).isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:9464", "127.9.9.9", "[::1]", "[::1]:9464"})
    void diagnosticsAreShownToThisMachine(String host) throws IOException {
        assertThat(get("/diagnostics", "Host: " + host + "\r\n").text()).isEqualTo("{\"é\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1:x",
                "127.0.0",
                "127.0.0.1.1",
                "10.0.0.1",
                "[::2]",
                "[::1]x",
                "",
                "localhost\r\nX-Forwarded-For: 10.0.0.1"
            })
    void diagnosticsAreRefusedToForeignNames(String host) throws IOException {
        Answer answer = get("/diagnostics", "Host: " + host + "\r\n");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).isEqualTo("Forbidden\n");
        try (RawClient client = new RawClient(server.port())) {
            client.send("GET http://evil.example/diagnostics HTTP/1.1\r\n" + HOST);
            assertThat(client.answer().status()).isEqualTo(403);
        }
    }

    @Test
    void aTakenPortGivesWayToAnother() throws IOException {
        try (EmbeddedServer next = start(server.port(), ServerLimits.DEFAULT)) {
            assertThat(next.port()).isNotEqualTo(server.port()).isPositive();
            try (RawClient client = new RawClient(next.port())) {
                assertThat(client.send("GET / HTTP/1.1\r\n" + HOST).answer().status())
                        .isEqualTo(200);
            }
        }
        try (ServerSocket last = new ServerSocket()) {
            last.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 65_535));
            try (EmbeddedServer next = start(65_535, ServerLimits.DEFAULT)) {
                assertThat(next.port()).isBetween(1, 65_534);
            }
        }
    }

    @Test
    void aHostThatIsNotOursIsAnError() {
        assertThatThrownBy(() -> EmbeddedServer.start(
                        "no-such-host.invalid", 0, new Routes(), null, Thread::new, (what, failure) -> {}))
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() ->
                        EmbeddedServer.start("192.0.2.1", 0, new Routes(), null, Thread::new, (what, failure) -> {}))
                .isInstanceOf(IOException.class);
    }
}
