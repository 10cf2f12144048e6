package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backends that are of no use: the service answers, every span is accounted for within a bounded queue, one line says what is
 * the matter, and the service ends within two seconds of being told to.
 */
@Execution(ExecutionMode.CONCURRENT)
class BackendsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int QUEUE = 20;
    private static final int REQUESTS = 30;
    private static final long MOST_WRITTEN = 16_000_000;
    private static final int SPANS = 2 * REQUESTS;

    /** ExportTraceServiceResponse with a partial_success of two rejected spans and a message of two lines. */
    private static final byte[] PARTIAL_SUCCESS = {
        0x0A, 0x0B, 0x08, 0x02, 0x12, 0x07, 't', 'o', 'o', '\n', 'o', 'l', 'd'
    };

    /** What is answered, and what is said then in the log. */
    enum Answers {
        GARBAGE("\u0000\u0001garbage\r\n\r\nmore", BadBackend.Then.CLOSE, "the answer is not HTTP"),
        NOTHING("", BadBackend.Then.CLOSE, "the connection was closed"),
        HALF_A_LINE("HTTP/1.1 2", BadBackend.Then.CLOSE, "the connection was closed"),
        A_REDIRECT(
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                BadBackend.Then.SAY_NOTHING,
                "HTTP status 307"),
        AN_ENDLESS_REFUSAL("HTTP/1.1 500 No\r\n\r\n", BadBackend.Then.GO_ON, "HTTP status 500"),
        AN_ENDLESS_HEAD("HTTP/1.1 503 No\r\nX: ", BadBackend.Then.GO_ON, "HTTP status 503"),
        SILENCE("", BadBackend.Then.SAY_NOTHING, "no answer within");

        private final String answer;
        private final BadBackend.Then then;
        private final String reason;

        Answers(String answer, BadBackend.Then then, String reason) {
            this.answer = answer;
            this.then = then;
            this.reason = reason;
        }
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void answersThatAreNone(Answers kind) {
        byte[] part = new byte[64 * 1024];
        java.util.Arrays.fill(part, (byte) 'x');
        byte[] answer = kind.answer.getBytes(StandardCharsets.ISO_8859_1);
        try (BadBackend backend = new BadBackend(answer, kind.then, part);
                ApplicationProcess stock = stock(backend.address(), "500ms")) {
            assertLost(stock, kind.reason);
            assertThat(backend.written())
                    .as("bytes of endless answers, most of them in the sockets' buffers")
                    .isLessThanOrEqualTo(backend.requests() * MOST_WRITTEN);
            assertEndsInTime(kind.name(), stock);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 413, 500})
    void refusals(int status) {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            receiver.answer(status);
            try (ApplicationProcess stock = stock(receiver.endpoint(), "500ms")) {
                assertLost(stock, "HTTP status " + status);
                assertEndsInTime("status " + status, stock);
                assertThat(receiver.requests())
                        .as("a refusal is final")
                        .allMatch(request -> request.status() == status);
            }
        }
    }

    /** As long as they ask for nothing reaches them, however much there is to export. */
    @ParameterizedTest
    @CsvSource({"429, 60", "503, 'Fri, 31 Dec 2100 23:59:59 GMT'"})
    void thoseThatWantToBeLeftAlone(int status, String retryAfter) {
        String answer = "HTTP/1.1 " + status + " Later\r\nRetry-After: " + retryAfter + "\r\nContent-Length: 0\r\n\r\n";
        try (BadBackend backend =
                        new BadBackend(answer.getBytes(StandardCharsets.US_ASCII), BadBackend.Then.SAY_NOTHING, null);
                ApplicationProcess stock = stock(backend.address(), "500ms")) {
            URI address = SmokeApplications.address(stock);
            request(address);
            Await.asserted(
                    PATIENCE,
                    () -> assertThat(exports(stock.metrics(), "failure")).isEqualTo(1));
            for (int i = 0; i < REQUESTS; i++) {
                request(address);
            }
            Await.asserted(PATIENCE, () -> assertThat(dropped(stock.metrics())).isPositive());
            assertThat(stock.metrics().value("sonde_export_queue_size", Map.of()))
                    .isBetween(1.0, (double) QUEUE);
            assertThat(backend.requests()).isEqualTo(1);
            assertThat(aboutExport(stock)).hasSize(1).first().asString().contains("HTTP status " + status);
            assertEndsInTime("Retry-After " + retryAfter, stock);
        }
    }

    @Test
    void nobodyListens() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            receiver.goDown();
            try (ApplicationProcess stock = stock(receiver.endpoint(), "500ms")) {
                assertLost(stock, "Connection refused");
                assertEndsInTime("refused connection", stock);
            }
        }
    }

    @Test
    void aNameThatIsNone() {
        try (ApplicationProcess stock = stock("http://no-such-host.invalid:4318", "500ms")) {
            assertLost(stock, "UnknownHostException");
            assertEndsInTime("unknown host", stock);
        }
    }

    @Test
    void aCertificateThatNobodyKnows() throws Exception {
        try (TlsServer backend = new TlsServer(folder);
                ApplicationProcess stock = stock(backend.address(), "5s")) {
            assertLost(stock, "SSLHandshakeException");
            assertEndsInTime("unknown certificate", stock);
            assertThat(backend.requests()).isZero();
        }
    }

    /** With the usual limits, so that the export is under way when the signal comes. */
    @Test
    void slowOnes() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            receiver.delayAnswers(Duration.ofMinutes(5));
            try (ApplicationProcess stock = stock(receiver.endpoint(), "10s")) {
                URI address = SmokeApplications.address(stock);
                for (int i = 0; i < REQUESTS; i++) {
                    request(address);
                }
                Await.asserted(
                        PATIENCE, () -> assertThat(dropped(stock.metrics())).isGreaterThanOrEqualTo(SPANS - QUEUE));
                assertThat(stock.metrics().value("sonde_export_queue_size", Map.of()))
                        .isEqualTo(QUEUE);
                assertEndsInTime("slow backend", stock);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rejectedSpansAreCountedAndMentionedOnce(boolean compressed) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (compressed) {
            try (OutputStream gzip = new GZIPOutputStream(body)) {
                gzip.write(PARTIAL_SUCCESS);
            }
        } else {
            body.write(PARTIAL_SUCCESS);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\n"
                        + (compressed ? "Content-Encoding: gzip\r\n" : "")
                        + "Content-Length: " + body.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeTo(answer);
        try (BadBackend backend = new BadBackend(answer.toByteArray(), BadBackend.Then.SAY_NOTHING, null);
                ApplicationProcess stock = stock(backend.address(), "5s")) {
            URI address = SmokeApplications.address(stock);
            for (int i = 1; i <= 3; i++) {
                request(address);
                int spans = 2 * i;
                Await.asserted(PATIENCE, () -> assertAccountedFor(stock.metrics(), spans));
            }
            MetricsText metrics = stock.metrics();
            assertThat(spans(metrics, "rejected")).isBetween(3.0, 2 * exports(metrics, "success"));
            assertThat(spans(metrics, "failure")).isZero();
            assertThat(stock.agentLines())
                    .filteredOn(line -> line.contains("rejected"))
                    .singleElement()
                    .asString()
                    .matches(".* rejected \\d of \\d+ spans of a batch; further ones are only counted: too old");
            assertEndsInTime("partial success", stock);
        }
    }

    @Test
    void oneThatComesAndGoesIsMentionedOnce() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock = stock(receiver.endpoint(), "300ms")) {
            URI address = SmokeApplications.address(stock);
            for (int i = 1; i <= 4; i++) {
                double round = i;
                receiver.answer(400);
                Await.value("failure " + i, PATIENCE, () -> {
                    request(address);
                    return exports(stock.metrics(), "failure") < round ? Optional.empty() : Optional.of(true);
                });
                receiver.answer(200);
                double arrived = exports(stock.metrics(), "success");
                Await.value("success " + i, PATIENCE, () -> {
                    request(address);
                    return exports(stock.metrics(), "success") <= arrived ? Optional.empty() : Optional.of(true);
                });
            }
            assertThat(aboutExport(stock))
                    .as("once that it failed, once that it works again, and nothing more within a minute")
                    .hasSize(2);
        }
    }

    private static ApplicationProcess stock(String endpoint, String timeout) {
        ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                .arguments("0", "http-only")
                .observed(URI.create(endpoint))
                .systemProperty("otel.exporter.otlp.timeout", timeout)
                .systemProperty("otel.bsp.max.queue.size", Integer.toString(QUEUE))
                .systemProperty("otel.bsp.max.export.batch.size", "10")
                .start();
        stock.awaitLine("metrics are at", PATIENCE);
        return stock;
    }

    private static void request(URI address) {
        assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);
    }

    /** More requests than the queue has room for: what was not exported was dropped, all of it is counted, and one line says why. */
    private static void assertLost(ApplicationProcess stock, String reason) {
        URI address = SmokeApplications.address(stock);
        for (int i = 0; i < REQUESTS; i++) {
            request(address);
            if (i % 10 == 0) {
                assertThat(stock.metrics().sum("sonde_export_queue_size", Map.of()))
                        .isLessThanOrEqualTo(QUEUE);
            }
        }
        Await.asserted(Duration.ofSeconds(60), () -> {
            MetricsText metrics = stock.metrics();
            assertAccountedFor(metrics, SPANS);
            assertThat(spans(metrics, "failure")).isPositive();
        });
        assertThat(spans(stock.metrics(), "success")).isZero();
        assertThat(aboutExport(stock))
                .as(stock.output())
                .singleElement()
                .asString()
                .contains(reason);
    }

    /** At least so many spans: each arrived, was rejected or lost with its batch, or found no room, and none waits. */
    private static void assertAccountedFor(MetricsText metrics, int spans) {
        double kept = metrics.sum("sonde_spans_total", Map.of("outcome", "kept"));
        assertThat(kept + dropped(metrics)).isGreaterThanOrEqualTo(spans);
        assertThat(metrics.sum("sonde_export_spans_total", Map.of())).isEqualTo(kept);
        assertThat(metrics.value("sonde_export_queue_size", Map.of())).isZero();
    }

    private static double dropped(MetricsText metrics) {
        return metrics.sum("sonde_spans_total", Map.of("outcome", "dropped_queue_full"));
    }

    private static double spans(MetricsText metrics, String outcome) {
        return metrics.sum("sonde_export_spans_total", Map.of("outcome", outcome));
    }

    private static double exports(MetricsText metrics, String outcome) {
        return metrics.sum("sonde_export_total", Map.of("outcome", outcome));
    }

    private static List<String> aboutExport(ApplicationProcess process) {
        return process.agentLines().stream()
                .filter(line -> line.contains("Traces "))
                .toList();
    }

    /** With a request that has just been answered. */
    private static void assertEndsInTime(String backend, ApplicationProcess stock) {
        request(SmokeApplications.address(stock));
        long signal = System.nanoTime();
        assertThat(stock.terminate()).as(stock.output()).isEqualTo(143);
        Duration took = Duration.ofNanos(System.nanoTime() - signal);
        System.out.println(backend + ": " + took.toMillis() + " ms from SIGTERM to the end");
        assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(stock.stdout()).hasSize(1);
        assertThat(Output.ofApplication(stock.stderr())).isEmpty();
        assertThat(aboutExport(stock)).hasSizeLessThanOrEqualTo(1);
    }
}
