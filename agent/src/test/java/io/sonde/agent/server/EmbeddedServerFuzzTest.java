package io.sonde.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes, in any pieces: the server answers as HTTP has it or closes, goes on, and keeps nothing. */
@Timeout(300)
final class EmbeddedServerFuzzTest {

    private static final String LIVE = "GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Pattern HEAD =
            Pattern.compile("HTTP/1\\.1 ([1-5]\\d\\d) [ -~]*\r\n((?:[A-Za-z-]+: [ -~]*\r\n)*)\r\n", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)\r\n");
    private static final Pattern CLOSE = Pattern.compile("(?i)connection: close\r\n");
    private static final int KEPT = 4_000_000;

    private abstract static class ServerFuzzTest extends FuzzTest {

        final List<String> failures = new CopyOnWriteArrayList<>();
        EmbeddedServer server;
        private long usedBefore;

        ServerFuzzTest(int inputs) {
            super(inputs);
        }

        abstract TlsContext tls() throws Exception;

        @BeforeEach
        final void startServer() throws Exception {
            Routes routes = new Routes()
                    .add("/live", (request, response) -> response.writer().write("live\n"))
                    .add("/large", (request, response) -> response.writer().write("x".repeat(100_000)));
            server = EmbeddedServer.start(
                    "127.0.0.1",
                    0,
                    routes,
                    tls(),
                    Thread::new,
                    (what, failure) -> failures.add(what + ": " + failure),
                    new ServerLimits(16, 5_000, 5_000, 5_000));
            usedBefore = used();
        }

        @AfterEach
        final void closeServer() {
            server.close();
        }

        /** Sends the bytes in some pieces, says that no more will come, and gives what the server sends until it closes. */
        final String exchange(Random random, byte[] bytes) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                try {
                    OutputStream output = socket.getOutputStream();
                    boolean single = random.nextInt(20) == 0;
                    for (int at = 0; at < bytes.length; ) {
                        int piece = single ? 1 : Math.min(bytes.length - at, 1 + random.nextInt(bytes.length));
                        output.write(bytes, at, piece);
                        at += piece;
                    }
                    socket.shutdownOutput();
                } catch (SocketException closedAlready) {
                    // The server has seen enough.
                }
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                try {
                    socket.getInputStream().transferTo(answer);
                } catch (SocketException reset) {
                    // It closed with our bytes unread.
                }
                return answer.toString(StandardCharsets.ISO_8859_1);
            }
        }

        /** Bytes that are held after all connections have gone: with one connection's buffer kept, this would be seen. */
        final void assertNothingIsKept() {
            assertThat(used() - usedBefore).as("bytes kept").isLessThan(KEPT);
        }

        private static long used() {
            Runtime runtime = Runtime.getRuntime();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                System.gc();
                least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
            }
            return least;
        }
    }

    private static String request(Random random) {
        String version = Texts.one(random, "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "http/1.1", "");
        String method =
                Texts.one(random, "GET", "GET", "HEAD", "POST", "get", "BREW", "OPTIONS", "PRI", "G\u0000T", "");
        String target = Texts.one(
                random,
                "/live",
                "/large",
                "/",
                "*",
                "/live?a=b",
                "http://h/live",
                "http://",
                "/" + "a".repeat(9_000),
                "/\u00e9",
                "//",
                "/../live",
                "/%00");
        StringBuilder request = new StringBuilder(method + ' ' + target + ' ' + version + "\r\n");
        for (int i = random.nextInt(5); i > 0; i--) {
            request.append(Texts.one(
                            random,
                            "Host: localhost",
                            "Host: a",
                            "Connection: close",
                            "Connection: keep-alive, x",
                            "Content-Length: 5",
                            "Content-Length: -1",
                            "Content-Length: 99999999999999999999",
                            "Transfer-Encoding: chunked",
                            "Transfer-Encoding: gzip, chunked",
                            "Accept-Encoding: gzip;q=0, *",
                            "Accept: application/openmetrics-text",
                            "Expect: 100-continue",
                            "Upgrade: h2c",
                            " folded",
                            "NoColon",
                            ": empty",
                            "X: " + "y".repeat(random.nextInt(20) == 0 ? 9_000 : 10),
                            "N\u0000L: \u0000"))
                    .append(Texts.one(random, "\r\n", "\r\n", "\n", "\r"));
        }
        request.append(Texts.one(random, "\r\n", "\r\n", "\n", ""));
        return request.append(Texts.one(
                        random,
                        "",
                        "",
                        "hello",
                        "5\r\nhello\r\n0\r\n\r\n",
                        "fffffffffffffffff\r\n",
                        "0\r\n\r\n",
                        "\u0000"))
                .toString();
    }

    /** Reads the answers strictly; gives their number. */
    private static int assertHttp(String sent, String answers) {
        int count = 0;
        int at = 0;
        boolean head = sent.contains("HEAD ");
        while (at < answers.length()) {
            Matcher answer = HEAD.matcher(answers).region(at, answers.length());
            assertThat(answer.lookingAt()).as("answers %s at %s", answers, at).isTrue();
            Matcher length = LENGTH.matcher(answer.group(2));
            assertThat(length.find()).isTrue();
            count++;
            at = answer.end();
            int end = at + Integer.parseInt(length.group(1));
            boolean bodyless = head && (end > answers.length() || answers.startsWith("HTTP/1.1 ", at));
            at = bodyless ? at : end;
            boolean bad = answer.group(1).charAt(0) != '2' && !answer.group(1).equals("404");
            if (bad || CLOSE.matcher(answer.group(2)).find()) {
                assertThat(at)
                        .as("nothing follows the last answer: %s", answers)
                        .isGreaterThanOrEqualTo(answers.length());
            }
        }
        return count;
    }

    @Nested
    class PlainFuzzTest extends ServerFuzzTest {

        private int answered;

        PlainFuzzTest() {
            super(200);
        }

        @Override
        TlsContext tls() {
            return null;
        }

        @Override
        protected void tryOne(Random random) throws IOException {
            StringBuilder sent = new StringBuilder();
            for (int i = random.nextInt(3); i > 0; i--) {
                sent.append(LIVE);
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                sent.append(random.nextInt(3) > 0 ? request(random) : Texts.mutated(random, LIVE));
            }
            switch (random.nextInt(12)) {
                case 0 -> sent.append(Texts.noise(random, 300));
                case 1 -> sent.append("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
                case 2 -> sent.append("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
                case 3 -> sent.append("\r\n".repeat(random.nextInt(9_000)));
                case 4 -> sent.append("GET /".repeat(3_000));
                default -> {}
            }
            byte[] bytes = sent.toString().getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length > 0) {
                answered += assertHttp(sent.toString(), exchange(random, bytes));
            }
            assertThat(failures).isEmpty();
        }

        @Override
        protected void end() throws IOException {
            assertThat(answered).isPositive();
            assertThat(exchange(new Random(1), LIVE.getBytes(StandardCharsets.ISO_8859_1)))
                    .startsWith("HTTP/1.1 200 ");
            assertNothingIsKept();
        }
    }

    @Nested
    class TlsFuzzTest extends ServerFuzzTest {

        @TempDir
        private Path folder;

        private TestKeys keys;

        TlsFuzzTest() {
            super(40);
        }

        @Override
        TlsContext tls() throws Exception {
            keys = TestKeys.make(folder);
            return keys.context();
        }

        @Override
        protected void tryOne(Random random) throws IOException {
            StringBuilder sent = new StringBuilder();
            if (random.nextInt(3) > 0) {
                // The beginning of a ClientHello of TLS 1.2, then anything.
                sent.append("\u0016\u0003\u0001")
                        .append((char) random.nextInt(65))
                        .append((char) random.nextInt(256));
                sent.append("\u0001\u0000").append((char) random.nextInt(4)).append((char) random.nextInt(256));
                sent.append("\u0003\u0003");
            }
            sent.append(random.nextBoolean() ? Texts.noise(random, 400) : request(random));
            String answer = exchange(random, sent.toString().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer).as("an alert or nothing").matches("(?s)(?:[\\x14-\\x17]\\x03[\\x00-\\x04].*)?");
            assertThat(failures).isEmpty();
        }

        @Override
        protected void end() throws Exception {
            assertNothingIsKept();
            try (RawClient client = new RawClient(keys.connect(server.port()))) {
                assertThat(client.send(LIVE).answer().status()).isEqualTo(200);
            }
        }
    }
}
