package io.sonde.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from a backend, within limits, and what goes there. */
final class HttpSenderTest {

    private static final int LIMIT = AnswerReader.MAXIMUM_BODY;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Backend backend = new Backend();

    @AfterEach
    void stop() {
        backend.close();
    }

    private static Message text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Message() {
            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream output) throws IOException {
                output.write(bytes);
            }
        };
    }

    private static HttpSender sender(String url, Duration timeout) {
        return new HttpSender(url, "text/plain", Map.of("one", "1"), false, timeout.toMillis());
    }

    private static Answer send(String url, Duration timeout) throws IOException {
        return sender(url, timeout).send(text("message"));
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void theRequest() throws IOException {
        backend.answers(ok(""));
        new HttpSender(
                        backend.url() + "/v1/traces?a=b#c",
                        "application/x-protobuf",
                        Map.of("api-key", "é", "Content-Length", "7", "host", "other", "Connection", "close"),
                        false,
                        1000)
                .send(text("message"));
        assertThat(backend.requests())
                .containsExactly("POST /v1/traces?a=b HTTP/1.1\r\nHost: 127.0.0.1:" + backend.port()
                        + "\r\nContent-Type: application/x-protobuf\r\napi-key: é\r\nUser-Agent: sonde\r\n"
                        + "Content-Length: 7\r\n\r\nmessage");
    }

    @Test
    void headersCannotSmuggleOthersIn() {
        for (Map<String, String> headers : List.of(
                Map.of("a", "secret\r\nb: c"), Map.of("a", "secret\n"), Map.of("a\r\nb", "c"), Map.of("a:b", "c"))) {
            assertThatThrownBy(() -> new HttpSender(backend.url(), "text/plain", headers, false, 1000))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 10 * LIMIT})
    void answersAreReadUpToALimit(int length) throws IOException {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 7);
        for (int status : new int[] {200, 400}) {
            try (TestBackend other = new TestBackend().answers(status, body)) {
                Answer answer = send(other.url(), LONG);
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body()).hasSize(Math.min(length, LIMIT));
                assertThat(other.requests.get(0).getFirst("one")).isEqualTo("1");
                assertThat(other.bodies.get(0)).isEqualTo("/\nmessage");
            }
        }
    }

    @Test
    void theConnectionIsKept() throws IOException {
        backend.answers(
                ok("first"),
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nsec\r\n3\r\nond\r\n0\r\nTrailer: x\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok("third"),
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\ncontent-length:5\r\n\r\nfifth",
                ok("sixth"));
        HttpSender sender = sender(backend.url(), LONG);
        for (String body : List.of("first", "second", "third", "", "fifth", "sixth")) {
            assertThat(new String(sender.send(text("message")).body(), StandardCharsets.UTF_8))
                    .isEqualTo(body);
        }
        assertThat(backend.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody",
                "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbodyHTTP/1.1 500 Smuggled\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\nFFFFFFFFFF\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\n\r\nbody"
            })
    void aConnectionThatCannotBeKept(String answer) throws IOException {
        backend.answersAndCloses(answer).answers(ok("next"));
        HttpSender sender = sender(backend.url(), LONG);
        assertThat(new String(sender.send(text("message")).body(), StandardCharsets.UTF_8))
                .isEqualTo("body");
        assertThat(new String(sender.send(text("message")).body(), StandardCharsets.UTF_8))
                .isEqualTo("next");
        assertThat(backend.connections()).isEqualTo(2);
    }

    /** As a backend does that keeps idle connections for less long than the agent. */
    @Test
    void aConnectionThatWasClosedWhileIdleIsReplaced() throws IOException {
        backend.answers(ok("first")).closes().answers(ok("second"));
        HttpSender sender = sender(backend.url(), LONG);
        sender.send(text("one"));
        long start = System.nanoTime();
        assertThat(sender.send(text("two")).status()).isEqualTo(200);
        assertThat(System.nanoTime() - start)
                .as("without the delay of another attempt")
                .isLessThan(TimeUnit.MILLISECONDS.toNanos(450));
        assertThat(backend.connections()).isEqualTo(2);
    }

    @Test
    void whoRefusesBeforeTheEndIsHeard() throws IOException {
        backend.refusesUnread("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
        Answer answer = sender(backend.url(), LONG).send(text("x".repeat(30_000_000)));
        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\nmore",
                "",
                "HTTP/1.1 banana\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "\u0000\u0001\u0002",
                "{\"accepted\":true}",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"
            })
    void answersThatAreNone(String answer) {
        backend.answersAndCloses(answer);
        HttpSender sender = sender(backend.url(), LONG);
        sender.hurry();
        assertThatThrownBy(() -> sender.send(text("message"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: x\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200\r\nx"})
    void aHeadThatIsCutOffBehindTheStatus(String answer) throws IOException {
        backend.answersAndCloses(answer);
        assertThat(send(backend.url(), LONG).status()).isEqualTo(200);
    }

    @Test
    void aHeadWithoutEndEnds() {
        backend.answersForEver("HTTP/1.1 200 OK\r\n", "X-Header: value\r\n", 0);
        long start = System.nanoTime();
        assertThat(attempt(() -> send(backend.url(), LONG).status())).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        backend.awaitEndOfAnswer();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1024})
    void anAnswerWithoutEndEnds(int chunk) {
        String part = Integer.toHexString(chunk) + "\r\n" + "x".repeat(chunk) + "\r\n";
        backend.answersForEver(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", part, chunk == 1 ? 20_000_000 : 0);
        long start = System.nanoTime();
        int read = attempt(() -> send(backend.url(), Duration.ofMillis(600)).body().length);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThat(read).isBetween(1, LIMIT);
        backend.awaitEndOfAnswer();
    }

    @Test
    void whatNobodyReadsIsGivenUp() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> sender("http://127.0.0.1:" + deaf.getLocalPort(), Duration.ofMillis(600))
                            .send(text("x".repeat(50_000_000))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageMatching("no answer within \\d+ ms");
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
        }
    }

    @Test
    void aTimeLimitThatEndsIsNoneForTheNextMessage() throws IOException {
        backend.silent().answers(ok("second"));
        HttpSender sender = sender(backend.url(), Duration.ofMillis(500));
        assertThatThrownBy(() -> sender.send(text("one"))).isInstanceOf(SocketTimeoutException.class);
        assertThat(sender.send(text("two")).status()).isEqualTo(200);
    }

    @Test
    void compressedAnswers() throws IOException {
        for (int length : new int[] {5, 100 * LIMIT}) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(new byte[length]);
            }
            try (TestBackend other =
                    new TestBackend().answers(200, compressed.toByteArray(), "Content-Encoding", "gzip")) {
                assertThat(send(other.url(), LONG).body()).hasSize(Math.min(length, LIMIT));
            }
        }
        try (TestBackend other = new TestBackend().answers(200, new byte[] {1, 2, 3}, "Content-Encoding", "gzip")) {
            assertThat(send(other.url(), LONG).body()).isEmpty();
        }
    }

    @Test
    void nobodyThere() {
        String url = backend.url();
        backend.close();
        assertThatThrownBy(() -> send(url, Duration.ofMillis(900))).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> send("http://no-such-host.invalid/", Duration.ofMillis(900)))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:99999/", "nothing://x/", "http://", "http:///x", "http://h:x/", "http://h/a b"
            })
    void urlsThatAreNone(String url) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> send(url, LONG)).isInstanceOf(MalformedURLException.class);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, host, host, 80, /",
        "HTTPS://host, host, host, 443, /",
        "https://host:443/a, host, host, 443, /a",
        "http://host:443/a?b=/@#c, host:443, host, 443, /a?b=/@",
        "http://user:p@ss@host:8080?x, host:8080, host, 8080, /?x",
        "http://[::1]:4318/v1, [::1]:4318, ::1, 4318, /v1",
        "http://[::1], [::1], ::1, 80, /",
        "http://under_score:1/, under_score:1, under_score, 1, /",
        "http://host:/x, host, host, 80, /x"
    })
    void urls(String url, String authority, String address, int port, String path) throws IOException {
        Destination destination = Destination.of(url);
        assertThat(destination.authority()).isEqualTo(authority);
        assertThat(destination.address()).isEqualTo(address);
        assertThat(destination.port()).isEqualTo(port);
        assertThat(destination.path()).isEqualTo(path);
        assertThat(destination.isTls())
                .isEqualTo(url.toLowerCase(java.util.Locale.ROOT).startsWith("https"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "120, -, 120000",
                "0, -, 0",
                "99999999999999999999, -, 86400000",
                "'Wed, 21 Oct 2015 07:28:30 GMT', 'Wed, 21 Oct 2015 07:28:00 GMT', 30000",
                "'Wednesday, 21-Oct-15 07:28:30 GMT', 'Wed, 21 Oct 2015 07:28:00 GMT', 30000",
                "'Wed Oct 21 07:28:30 2015', 'Wed, 21 Oct 2015 07:28:00 GMT', 30000",
                "'Wed, 21 Oct 2015 07:28:30 GMT', -, 0",
                "'Wed, 21 Oct 2099 07:28:30 GMT', -, 86400000",
                "-5, -, -1",
                "soon, -, -1",
                "'', -, -1",
                "-, -, -1"
            })
    void retryAfter(String said, String date, long millis) {
        assertThat(new Answer(503, new byte[0], "-5".equals(said) ? "-5" : said, date).retryAfterMillis())
                .isEqualTo(millis);
    }

    private interface Sending {
        int run() throws IOException;
    }

    private static int attempt(Sending sending) {
        try {
            return sending.run();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
