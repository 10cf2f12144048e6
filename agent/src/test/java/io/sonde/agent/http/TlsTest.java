package io.sonde.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates, and proxies on the way. */
final class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final List<String> PROPERTIES = List.of(
            "javax.net.ssl.trustStore",
            "javax.net.ssl.trustStorePassword",
            "http.proxyHost",
            "http.proxyPort",
            "https.proxyHost",
            "https.proxyPort",
            "http.nonProxyHosts");

    @TempDir
    static Path folder;

    private static Path keystore;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;

    @BeforeAll
    static void makeKey() throws Exception {
        keystore = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "backend",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-dname",
                        "CN=backend",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    @BeforeEach
    void start() throws Exception {
        PROPERTIES.forEach(System::clearProperty);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keystore)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                requests.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        PROPERTIES.forEach(System::clearProperty);
    }

    private static void trust() {
        System.setProperty("javax.net.ssl.trustStore", keystore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }

    private static Answer send(HttpSender sender) throws IOException {
        return sender.send(new Message() {
            @Override
            public int length() {
                return 7;
            }

            @Override
            public void writeTo(OutputStream output) throws IOException {
                output.write("message".getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static HttpSender sender(String url) {
        return new HttpSender(url, "text/plain", Map.of(), false, 10_000);
    }

    private String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/v1/traces";
    }

    @Test
    void whatIsTrustedMayBeSaidLater() throws IOException {
        HttpSender sender = sender(url("localhost"));
        long start = System.nanoTime();
        assertThatThrownBy(() -> send(sender)).isInstanceOf(SSLException.class);
        assertThat(System.nanoTime() - start)
                .as("an unknown certificate is not asked for again and again")
                .isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(requests).hasValue(0);

        trust();
        assertThat(send(sender).status()).isEqualTo(200);
        assertThat(send(sender).status()).isEqualTo(200);
        assertThat(requests).hasValue(2);
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        trust();
        assertThatThrownBy(() -> send(sender(url("127.0.0.1")))).isInstanceOf(SSLException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void throughAProxyWithTls() throws IOException {
        trust();
        try (TunnelProxy proxy = new TunnelProxy(server.getAddress().getPort())) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", Integer.toString(proxy.port()));
            assertThat(send(sender(url("localhost"))).status()).isEqualTo(200);
            assertThat(proxy.targets)
                    .as("loopback addresses are reached directly")
                    .isEmpty();

            System.setProperty("http.nonProxyHosts", "");
            assertThat(send(sender(url("localhost"))).status()).isEqualTo(200);
            assertThat(proxy.targets)
                    .containsExactly("CONNECT localhost:" + server.getAddress().getPort() + " HTTP/1.1");
        }
    }

    @Test
    void aProxyThatRefuses() {
        System.setProperty("http.nonProxyHosts", "");
        System.setProperty("https.proxyHost", "127.0.0.1");
        try (Backend proxy = new Backend()) {
            proxy.refusesUnread("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
            System.setProperty("https.proxyPort", Integer.toString(proxy.port()));
            HttpSender sender = sender("https://backend.example/");
            sender.hurry();
            assertThatThrownBy(() -> send(sender)).hasMessage("the proxy answered with HTTP status 407");
        }
    }

    @Test
    void throughAProxyWithoutTls() throws IOException {
        try (Backend proxy = new Backend().answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            assertThat(send(sender("http://backend.example:4318/v1/traces")).status())
                    .isEqualTo(200);
            assertThat(proxy.requests().get(0))
                    .startsWith(
                            "POST http://backend.example:4318/v1/traces HTTP/1.1\r\nHost: backend.example:4318\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://backend.example, '', true",
        "http://backend.example, *.example, false",
        "http://BACKEND.example, a|backend.EX*, false",
        "http://backend.example, backend, true",
        "http://localhost, *.example, false",
        "http://127.0.0.2, *.example, false",
        "http://[::1]:4318, *.example, false",
        "https://backend.example, '', false"
    })
    void whatGoesThroughTheProxy(String url, String exceptions, boolean proxied) throws IOException {
        System.setProperty("http.proxyHost", "proxy.example");
        System.setProperty("http.proxyPort", "none");
        System.setProperty("http.nonProxyHosts", exceptions);
        InetSocketAddress proxy = ProxyProperties.proxyFor(Destination.of(url));
        assertThat(proxy).isEqualTo(proxied ? InetSocketAddress.createUnresolved("proxy.example", 80) : null);
    }

    /** Answers one {@code CONNECT} after the other, whatever the target, with a tunnel to one port. */
    private static final class TunnelProxy implements AutoCloseable {

        final List<String> targets = new CopyOnWriteArrayList<>();
        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final int targetPort;

        TunnelProxy(int targetPort) throws IOException {
            this.targetPort = targetPort;
            start(this::serve);
        }

        int port() {
            return listener.getLocalPort();
        }

        private static void start(Runnable task) {
            Thread thread = new Thread(task, "proxy");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket client = listener.accept();
                        Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort)) {
                    StringBuilder head = new StringBuilder();
                    while (head.indexOf("\r\n\r\n") < 0) {
                        head.append((char) client.getInputStream().read());
                    }
                    targets.add(head.substring(0, head.indexOf("\r\n")));
                    client.getOutputStream()
                            .write("HTTP/1.1 200 Established\r\nVia: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    start(() -> copy(target, client));
                    copy(client, target);
                } catch (IOException gone) {
                    // The next connection, or the end.
                }
            }
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException gone) {
                // As the other direction will find.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
