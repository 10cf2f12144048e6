package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from a backend, within limits. */
final class HttpUrlConnectionSenderTest {

    private static final int LIMIT = 64 * 1024;

    /** One empty message. */
    private static HttpUrlConnectionSender.Response send(String url, Duration timeout) throws IOException {
        OtlpTraces traces = new OtlpTraces(
                new EpochClock(),
                Map.of("service.name", "message"),
                new AgentConfiguration(new PropertySource(new Properties(), name -> null)).spanLimits(),
                true);
        traces.begin();
        traces.end();
        return new HttpUrlConnectionSender(url, Map.of("one", "1"), false, timeout.toMillis()).send(traces);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 10 * LIMIT})
    void answersAreReadUpToALimit(int length) throws IOException {
        byte[] body = new byte[length];
        java.util.Arrays.fill(body, (byte) 7);
        for (int status : new int[] {200, 400}) {
            try (TestBackend backend = new TestBackend().answers(status, body)) {
                HttpUrlConnectionSender.Response response = send(backend.url(), Duration.ofSeconds(5));
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.body()).hasSize(Math.min(length, LIMIT));
                assertThat(backend.requests.get(0).getFirst("one")).isEqualTo("1");
                assertThat(backend.bodies.get(0)).contains("service.name", "message", "io.sonde");
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
            HttpUrlConnectionSender.Response response =
                    send("http://127.0.0.1:" + socket.getLocalPort(), Duration.ofMillis(600));
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
            assertThat(response.body().length).isBetween(1, LIMIT);
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
        assertThatThrownBy(() -> send(url, Duration.ofMillis(900))).isInstanceOf(java.net.ConnectException.class);
        assertThatThrownBy(() -> send("http://127.0.0.1:99999/", Duration.ofMillis(900)))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> send("nothing://x/", Duration.ofMillis(900))).isInstanceOf(IOException.class);
    }
}
