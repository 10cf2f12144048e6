package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from a backend, within limits. */
final class HttpUrlConnectionSenderTest {

    private static final int LIMIT = 64 * 1024;

    /** The configuration as the exporter would give it, without retries. */
    private static HttpSenderConfig configuration(String url, Duration timeout) {
        Supplier<Map<String, List<String>>> headers = () -> Map.of("many", List.of("1", "2"));
        return (HttpSenderConfig) Proxy.newProxyInstance(
                HttpSenderConfig.class.getClassLoader(),
                new Class<?>[] {HttpSenderConfig.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getEndpoint" -> URI.create(url);
                    case "getTimeout" -> timeout;
                    case "getContentType" -> "application/x-protobuf";
                    case "getHeadersSupplier" -> headers;
                    default -> null;
                });
    }

    private static Object send(String url, Duration timeout) {
        AtomicReference<Object> result = new AtomicReference<>();
        byte[] message = "message".getBytes(StandardCharsets.UTF_8);
        new HttpUrlConnectionSender(configuration(url, timeout))
                .send(
                        new MessageWriter() {
                            @Override
                            public void writeMessage(OutputStream output) throws IOException {
                                output.write(message);
                            }

                            @Override
                            public int getContentLength() {
                                return message.length;
                            }
                        },
                        result::set,
                        result::set);
        return result.get();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 10 * LIMIT})
    void answersAreReadUpToALimit(int length) {
        byte[] body = new byte[length];
        java.util.Arrays.fill(body, (byte) 7);
        for (int status : new int[] {200, 400}) {
            try (TestBackend backend = new TestBackend().answers(status, body)) {
                HttpResponse response = (HttpResponse) send(backend.url(), Duration.ofSeconds(5));
                assertThat(response.getStatusCode()).isEqualTo(status);
                assertThat(response.getResponseBody()).hasSize(Math.min(length, LIMIT));
                assertThat(backend.requests.get(0).get("many")).containsExactlyInAnyOrder("1", "2");
                assertThat(backend.bodies.get(0)).endsWith("\nmessage");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1024})
    void anAnswerWithoutEndEnds(int chunk) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket connection = socket.accept()) {
                    connection.setTcpNoDelay(true);
                    connection.getInputStream().read(new byte[8192]);
                    OutputStream output = connection.getOutputStream();
                    output.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
                    byte[] text = (Integer.toHexString(chunk) + "\r\n" + "x".repeat(chunk) + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1);
                    while (true) {
                        output.write(text);
                        output.flush();
                        if (chunk == 1) {
                            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                        }
                    }
                } catch (IOException theClientHasEnough) {
                    // As it should.
                }
            });
            server.start();
            long start = System.nanoTime();
            HttpResponse response =
                    (HttpResponse) send("http://127.0.0.1:" + socket.getLocalPort(), Duration.ofMillis(600));
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
            assertThat(response.getResponseBody().length).isBetween(1, LIMIT);
            server.join(5000);
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void nobodyThere() {
        String url;
        try (TestBackend backend = new TestBackend()) {
            url = backend.url();
        }
        assertThat(send(url, Duration.ofSeconds(1))).isInstanceOf(java.net.ConnectException.class);
        assertThat(send("http://127.0.0.1:99999/", Duration.ofSeconds(1))).isInstanceOf(Exception.class);
        assertThat(send("nothing://x/", Duration.ofSeconds(1))).isInstanceOf(IOException.class);
    }
}
