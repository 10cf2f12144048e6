package io.sonde.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.server.RawClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, TLS, greedy clients and broken requests. */
class ServerSecurityTest {

    private static final String PASSWORD = TestKeys.PASSWORD;
    private static final String HOST = "Host: localhost\r\n\r\n";
    private static final int LARGE = 500_000;

    @TempDir
    static Path folder;

    private static TestKeys keys;
    private static Path keystore;

    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void makeKey() throws Exception {
        keys = TestKeys.make(folder);
        keystore = keys.keystore();
    }

    private EmbeddedServer start(TlsContext tls, ServerLimits limits) throws IOException {
        Routes routes = new Routes()
                .add("/plain", (request, response) -> response.writer().write("plain\n"))
                .add(
                        "/guarded",
                        new TokenRequired(
                                (request, response) -> response.writer().write("secret\n"), "s3créť"))
                .add("/large", (request, response) -> response.writer().write("x".repeat(LARGE)));
        return EmbeddedServer.start(
                "127.0.0.1",
                0,
                routes,
                tls,
                Thread::new,
                (what, failure) -> failures.add(what + ": " + failure),
                limits);
    }

    private EmbeddedServer start() throws IOException {
        return start(null, ServerLimits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Bearer s3créť",
        "200, bearer  s3créť",
        "401, Bearer s3cré",
        "401, Bearer s3créťx",
        "401, Bearer",
        "401, Basic s3créť",
        "401, s3créť",
        "401,",
    })
    void aTokenOpens(int status, String authorization) throws IOException {
        String header = authorization == null
                ? ""
                : "Authorization: "
                        + new String(authorization.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        + "\r\n";
        try (EmbeddedServer server = start();
                RawClient client = new RawClient(server.port())) {
            Answer answer =
                    client.send("GET /guarded HTTP/1.1\r\n" + header + HOST).answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).isEqualTo(status == 200 ? "secret\n" : "Unauthorized\n");
            if (status == 401) {
                assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
            }
        }
    }

    @Test
    void twoAuthorizationsAreNoRequest() throws IOException {
        try (EmbeddedServer server = start();
                RawClient client = new RawClient(server.port())) {
            client.send("GET /guarded HTTP/1.1\r\nAuthorization: a\r\nAuthorization: b\r\n" + HOST);
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    private static TlsContext tls() throws Exception {
        return TlsContext.load(keystore.toString(), PASSWORD, "PKCS12");
    }

    private static RawClient tlsClient(int port, String... protocols) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keystore)) {
            trusted.load(stream, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", trusted.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return new RawClient(socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void overTlsRequestsAreAnsweredAndPipelined(String protocol) throws Exception {
        try (EmbeddedServer server = start(tls(), ServerLimits.DEFAULT);
                RawClient client = tlsClient(server.port(), protocol)) {
            client.send(("GET /plain HTTP/1.1\r\n" + HOST).repeat(3) + "GET /large HTTP/1.1\r\n" + HOST);
            for (int i = 0; i < 3; i++) {
                assertThat(client.answer().text()).isEqualTo("plain\n");
            }
            assertThat(client.answer().body()).hasSize(LARGE);
            client.send("GET /pl");
            client.send("ain HTTP/1.1\r\nConnection: close\r\n" + HOST);
            assertThat(client.answer().text()).isEqualTo("plain\n");
            assertThat(client.isAtEnd()).isTrue();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void whatIsNotTlsIsCutOff() throws Exception {
        try (EmbeddedServer server = start(tls(), ServerLimits.DEFAULT)) {
            try (RawClient plain = new RawClient(server.port())) {
                assertThat(plain.send("GET /plain HTTP/1.1\r\n" + HOST).input().readAllBytes())
                        .asString()
                        .doesNotContain("plain");
            }
            Random random = new Random(7);
            for (int i = 0; i < 50; i++) {
                try (RawClient client = new RawClient(server.port())) {
                    byte[] garbage = new byte[1 + random.nextInt(2000)];
                    random.nextBytes(garbage);
                    garbage[0] = i % 2 == 0 ? 22 : garbage[0];
                    client.send(new String(garbage, StandardCharsets.ISO_8859_1));
                }
            }
            try (RawClient client = tlsClient(server.port())) {
                assertThat(client.send("GET /plain HTTP/1.1\r\n" + HOST)
                                .answer()
                                .status())
                        .isEqualTo(200);
            }
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void aHandshakeThatDoesNotGoOnIsCutOff() throws Exception {
        try (EmbeddedServer server = start(tls(), new ServerLimits(128, 300, 300, 60_000));
                RawClient silent = new RawClient(server.port());
                RawClient half = new RawClient(server.port())) {
            half.send("\u0016\u0003\u0001\u0002\u0000\u0001");
            assertThat(silent.isAtEnd()).isTrue();
            assertThat(half.isAtEnd()).isTrue();
        }
    }

    @Test
    void aSlowReaderOverTlsHoldsNobodyUp() throws Exception {
        try (EmbeddedServer server = start(tls(), ServerLimits.DEFAULT);
                RawClient slow = tlsClient(server.port());
                RawClient other = tlsClient(server.port())) {
            slow.send(("GET /large HTTP/1.1\r\n" + HOST).repeat(15));
            assertThat(slow.answer().body()).hasSize(LARGE);
            assertThat(other.send("GET /plain HTTP/1.1\r\n" + HOST).answer().status())
                    .isEqualTo(200);
            for (int i = 1; i < 15; i++) {
                assertThat(slow.answer().body()).hasSize(LARGE);
            }
        }
    }

    @Test
    void keysThatCannotBeUsedAreRefused() throws Exception {
        assertThatThrownBy(() -> TlsContext.load(keystore.toString(), "wrong", "PKCS12"))
                .isInstanceOf(TlsContext.UnreadableKeystore.class);
        assertThatThrownBy(() -> TlsContext.load(folder.resolve("none").toString(), PASSWORD, "PKCS12"))
                .isInstanceOf(TlsContext.UnreadableKeystore.class);
        assertThatThrownBy(() -> TlsContext.load(keystore.toString(), PASSWORD, "nonsense"))
                .isInstanceOf(KeyStoreException.class);
        Path empty = folder.resolve("empty.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream stream = Files.newOutputStream(empty)) {
            store.store(stream, PASSWORD.toCharArray());
        }
        assertThatThrownBy(() -> TlsContext.load(empty.toString(), PASSWORD, "PKCS12"))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("no key");
    }

    /** A thousand clients that begin a request and do not end it, some that do not read, and a scrape among them. */
    @Test
    void aThousandGreedyConnectionsDoNotKeepAScrapeFromItsAnswer() throws IOException {
        List<RawClient> greedy = new ArrayList<>();
        try (EmbeddedServer server = start()) {
            for (int i = 0; i < 1000; i++) {
                RawClient client = new RawClient(server.port());
                greedy.add(client);
                try {
                    client.send(i % 10 == 0 ? "GET /large HTTP/1.1\r\n" + HOST : "GET /plain HT");
                } catch (IOException gaveWay) {
                    continue;
                }
            }
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                try (RawClient scrape = new RawClient(server.port())) {
                    assertThat(scrape.send("GET /plain HTTP/1.1\r\n" + HOST)
                                    .answer()
                                    .status())
                            .isEqualTo(200);
                }
            }
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        } finally {
            for (RawClient client : greedy) {
                client.close();
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Requests with bytes changed, cut, doubled and inserted: each is answered or cut off, and nothing comes back of it. */
    @Test
    void brokenRequestsAreSurvivedAndNotReflected() throws IOException {
        String whole = "GET /plain?q=MIRROR HTTP/1.1\r\nHost: MIRROR\r\nAccept: MIRROR\r\nX-MIRROR: MIRROR\r\n"
                + "Authorization: Bearer MIRROR\r\nConnection: close\r\n\r\n";
        Random random = new Random(42);
        try (EmbeddedServer server = start(null, new ServerLimits(128, 100, 500, 200))) {
            for (int i = 0; i < 400; i++) {
                byte[] request = broken(whole, random);
                try (RawClient client = new RawClient(server.port())) {
                    client.send(new String(request, StandardCharsets.ISO_8859_1));
                    client.endOutput();
                    assertThat(new String(client.input().readAllBytes(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("MIRR")
                            .satisfiesAnyOf(
                                    answer -> assertThat(answer).isEmpty(),
                                    answer -> assertThat(answer).matches("(?s)HTTP/1\\.1 (200|4\\d\\d|505) .*"));
                } catch (java.net.SocketException reset) {
                    assertThat(failures).isEmpty();
                }
            }
            try (RawClient client = new RawClient(server.port())) {
                assertThat(client.send("GET /plain HTTP/1.1\r\n" + HOST)
                                .answer()
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(failures).isEmpty();
    }

    private static byte[] broken(String whole, Random random) {
        byte[] request = whole.getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(request.length);
            switch (random.nextInt(4)) {
                case 0:
                    request[at] = (byte) random.nextInt(256);
                    break;
                case 1:
                    request = Arrays.copyOf(request, Math.max(at, 1));
                    break;
                case 2:
                    byte[] doubled = Arrays.copyOf(request, request.length * 2);
                    System.arraycopy(request, 0, doubled, request.length, request.length);
                    request = doubled;
                    break;
                default:
                    request[at] = "\r\n\0: \t/".getBytes(StandardCharsets.ISO_8859_1)[random.nextInt(7)];
            }
        }
        return request;
    }
}
