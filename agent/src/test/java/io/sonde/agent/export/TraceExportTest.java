package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.http.TestBackend;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.pipeline.TestCalls;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.instrumentation.call.Calls;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.propagation.Propagators;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the end of a call to a backend, good, bad and absent ones. */
public final class TraceExportTest {

    private final List<TraceExport> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        for (TraceExport export : started) {
            export.stop(5000);
        }
    }

    private TraceExport export(String endpoint, String... more) {
        TraceExport export = start(endpoint, more);
        started.add(export);
        return export;
    }

    private static TraceExport start(String endpoint, String... more) {
        TraceExport export = unstarted(endpoint, more);
        export.start(Map.of("service.name", "shop-front"));
        return export;
    }

    private static TraceExport unstarted(String endpoint, String... more) {
        Properties properties = new Properties();
        properties.setProperty("otel.exporter.otlp.endpoint", endpoint);
        properties.setProperty("otel.bsp.schedule.delay", "20ms");
        for (int i = 0; i < more.length; i += 2) {
            properties.setProperty(more[i], more[i + 1]);
        }
        AgentConfiguration configuration = new AgentConfiguration(new PropertySource(properties, name -> null));
        assertThat(configuration.problems()).isEmpty();
        TraceExport export = new TraceExport(configuration);
        Calls.connect(new TracePipeline(
                Propagators.parse(null),
                configuration.live(),
                new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {}),
                export.queue()));
        return export;
    }

    private static void call() {
        TestCalls.server().finish(null);
    }

    private static void waitUntilEmpty(TraceExport export) {
        Waiting.until("the queue is empty", () -> export.queue().size() == 0);
    }

    @Test
    void compressedWithHeaders() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = export(
                    backend.url() + "/base/",
                    "otel.exporter.otlp.headers",
                    "api-key=s3cret%20x,other=2",
                    "otel.exporter.otlp.compression",
                    "gzip");
            call();
            waitUntilEmpty(export);

            assertThat(backend.requests).hasSize(1);
            assertThat(backend.requests.get(0).getFirst("Content-Type")).isEqualTo("application/x-protobuf");
            assertThat(backend.requests.get(0).getFirst("Content-Encoding")).isEqualTo("gzip");
            assertThat(backend.requests.get(0).getFirst("api-key")).isEqualTo("s3cret x");
            assertThat(backend.requests.get(0).getFirst("other")).isEqualTo("2");
            assertThat(backend.requests.get(0).getFirst("traceparent")).isNull();
            assertThat(backend.bodies.get(0)).startsWith("/base/v1/traces\n").contains("shop-front", "io.sonde");
            assertThat(export.statistics().successes()).isEqualTo(1);
            assertThat(export.statistics().lastSuccessEpochMillis()).isPositive();
            assertThat(export.destination()).doesNotContain("s3cret");
        }
    }

    @Test
    void uncompressed() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = export(backend.url());
            call();
            waitUntilEmpty(export);
            assertThat(backend.requests.get(0).getFirst("Content-Encoding"))
                    .as("to a loopback address")
                    .isNull();
            assertThat(backend.bodies.get(0)).contains("shop-front");
        }
    }

    @Test
    void aBackendThatIsNotReadyIsAskedAgain() {
        try (TestBackend backend = new TestBackend().answers(503, new byte[0])) {
            TraceExport export = export(backend.url());
            call();
            waitUntilEmpty(export);
            assertThat(backend.requests).hasSize(2);
            assertThat(backend.bodies.get(1)).isEqualTo(backend.bodies.get(0));
            assertThat(export.statistics().successes()).isEqualTo(1);
            assertThat(export.statistics().failures()).isZero();
        }
    }

    @Test
    void retryAfterIsHeeded() {
        try (TestBackend backend = new TestBackend().answers(429, new byte[0], "Retry-After", "2")) {
            TraceExport export = export(backend.url());
            call();
            waitUntilEmpty(export);
            assertThat(backend.requests).hasSize(2);
            assertThat(backend.arrivalNanos.get(1) - backend.arrivalNanos.get(0))
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(1900));
            assertThat(export.statistics().successes()).isEqualTo(1);
        }
    }

    @Test
    void retryAfterMayBeADate() {
        try (TestBackend backend = new TestBackend()
                .answers(
                        503,
                        new byte[0],
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3)))) {
            TraceExport export = export(backend.url());
            call();
            waitUntilEmpty(export);
            assertThat(backend.requests).hasSize(2);
            assertThat(backend.arrivalNanos.get(1) - backend.arrivalNanos.get(0))
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(1800));
            assertThat(export.statistics().successes()).isEqualTo(1);
        }
    }

    /** Longer than an export may take: the batch is given up, and the next ones wait. */
    @Test
    void whoAsksToBeLeftAloneIsLeftAlone() {
        try (TestBackend backend = new TestBackend().answers(429, new byte[0], "Retry-After", "2")) {
            TraceExport export = export(
                    backend.url(),
                    "otel.exporter.otlp.timeout",
                    "1s",
                    "otel.bsp.max.queue.size",
                    "10",
                    "otel.bsp.max.export.batch.size",
                    "5");
            call();
            Waiting.until("the refusal", () -> export.statistics().failures() == 1);
            for (int i = 0; i < 50; i++) {
                call();
                assertThat(export.queue().size()).isLessThanOrEqualTo(10);
            }
            waitUntilEmpty(export);
            // The refused one, and the others in batches of at most five, as they were taken from the queue while they
            // came.
            assertThat(backend.requests).hasSizeBetween(3, 11);
            assertThat(backend.arrivalNanos.get(1) - backend.arrivalNanos.get(0))
                    .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(1900));
            // The refused one may have had its place in the queue still when the others came.
            assertThat(export.statistics().arrivedSpans()).isBetween(9L, 10L);
        }
    }

    @Test
    void aBackendThatAsksToBeLeftAloneDoesNotHoldUpTheEnd() {
        try (TestBackend backend = new TestBackend().answers(429, new byte[0], "Retry-After", "3600")) {
            TraceExport export = export(backend.url());
            call();
            Waiting.until("the refusal", () -> export.statistics().failures() == 1);
            call();
            long start = System.nanoTime();
            export.flush(1500);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(1400));
            assertThat(export.statistics().successes()).isEqualTo(1);
        }
    }

    @Test
    void rejectedSpansAreCounted() {
        byte[] answer = ExportTraceServiceResponse.newBuilder()
                .setPartialSuccess(ExportTracePartialSuccess.newBuilder().setRejectedSpans(2))
                .build()
                .toByteArray();
        try (TestBackend backend = new TestBackend().answers(200, answer)) {
            TraceExport export =
                    export(backend.url(), "otel.bsp.schedule.delay", "1h", "otel.bsp.max.export.batch.size", "5");
            for (int i = 0; i < 5; i++) {
                call();
            }
            waitUntilEmpty(export);
            assertThat(export.statistics().successes()).isEqualTo(1);
            assertThat(export.statistics().arrivedSpans()).isEqualTo(3);
            assertThat(export.statistics().rejectedSpans()).isEqualTo(2);
            assertThat(export.statistics().lostSpans()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "9223372036854775807", "9223372036854775"})
    void aRetryThatWouldBeTooLateIsNotWaitedFor(String seconds) {
        try (TestBackend backend = new TestBackend().answers(503, new byte[0], "Retry-After", seconds)) {
            TraceExport export = export(backend.url());
            long start = System.nanoTime();
            call();
            waitUntilEmpty(export);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(backend.requests).hasSize(1);
            assertThat(export.statistics().failures()).isEqualTo(1);
            assertThat(export.statistics().lastFailure()).isEqualTo("HTTP status 503");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413, 500, 302})
    void whatIsRefusedIsNotRepeated(int status) {
        try (TestBackend backend =
                new TestBackend().answers(status, "no".getBytes(StandardCharsets.UTF_8), "WWW-Authenticate", "Basic")) {
            TraceExport export = export(backend.url());
            call();
            waitUntilEmpty(export);
            assertThat(backend.requests).hasSize(1);
            assertThat(export.statistics().failures()).isEqualTo(1);
            call();
            waitUntilEmpty(export);
            assertThat(export.statistics().successes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage\r\n\r\nmore", "", "HTTP/1.1 banana\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n"
            })
    void answersThatAreNone(String answer) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                while (!socket.isClosed()) {
                    try (Socket connection = socket.accept()) {
                        InputStream input = connection.getInputStream();
                        input.read(new byte[8192]);
                        OutputStream output = connection.getOutputStream();
                        output.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    } catch (java.io.IOException closed) {
                        // The next connection, or the end.
                    }
                }
            });
            server.start();
            TraceExport export =
                    export("http://127.0.0.1:" + socket.getLocalPort(), "otel.exporter.otlp.timeout", "400ms");
            call();
            waitUntilEmpty(export);
            assertThat(export.statistics().failures() + export.statistics().successes())
                    .isEqualTo(1);
            assertThat(export.statistics().failures()).isEqualTo(answer.contains("200") ? 0 : 1);
        }
    }

    @Test
    void stopDoesNotWaitForABackendThatHangs() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            TraceExport export = start("http://127.0.0.1:" + socket.getLocalPort(), "otel.bsp.export.timeout", "3s");
            call();
            Socket hanging = socket.accept();
            long start = System.nanoTime();
            export.stop(300);
            long stopped = System.nanoTime() - start;
            hanging.close();
            export.stop(5000);

            assertThat(stopped).isLessThan(TimeUnit.MILLISECONDS.toNanos(1500));
        }
    }

    @Test
    void memoryIsBoundedWhileABackendHangs() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            TraceExport export = start(
                    "http://127.0.0.1:" + socket.getLocalPort(),
                    "otel.bsp.max.queue.size",
                    "50",
                    "otel.exporter.otlp.timeout",
                    "1s");
            for (int i = 0; i < 5000; i++) {
                call();
                assertThat(export.queue().size()).isLessThanOrEqualTo(50);
            }
            assertThat(export.queue().size()).isPositive();
            export.stop(5000);
            waitUntilEmpty(export);
            assertThat(export.statistics().failures()).isPositive();
        }
    }

    @Test
    void whatIsQueuedAtTheStopIsExported() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = start(backend.url(), "otel.bsp.schedule.delay", "1h");
            for (int i = 0; i < 20; i++) {
                call();
            }
            export.stop(5000);
            assertThat(export.queue().size()).isZero();
            assertThat(backend.requests).hasSize(1);
            assertThat(export.statistics().successes()).isEqualTo(1);
        }
    }

    @Test
    void whatIsKeptWhileTheJvmEndsIsExportedAtOnce() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = export(backend.url(), "otel.bsp.schedule.delay", "1h");
            call();
            export.flush(5000);
            assertThat(export.statistics().arrivedSpans()).isEqualTo(1);
            call();
            Waiting.until(
                    "the call of a shutdown hook", () -> export.statistics().arrivedSpans() == 2);
        }
    }

    @Test
    void theEndWaitsForAStartThatIsUnderWay() throws Exception {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = unstarted(backend.url(), "otel.bsp.schedule.delay", "1h");
            started.add(export);
            long start = System.nanoTime();
            export.flush(5000);
            assertThat(System.nanoTime() - start)
                    .as("nothing is to be exported")
                    .isLessThan(TimeUnit.SECONDS.toNanos(3));
            call();
            Thread hook = new Thread(() -> export.flush(20_000));
            hook.start();
            export.start(Map.of("service.name", "shop-front"));
            hook.join();
            assertThat(export.statistics().arrivedSpans()).isEqualTo(1);
        }
    }

    @Test
    void theEndDoesNotWaitForAnotherAttempt() {
        String url;
        try (TestBackend backend = new TestBackend()) {
            url = backend.url();
        }
        TraceExport export = export(url);
        call();
        Waiting.until("the first attempt", () -> export.queue().size() == 1);
        long start = System.nanoTime();
        export.flush(5000);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));
        assertThat(export.statistics().lostSpans()).isEqualTo(1);
    }

    @Test
    void aFullBatchDoesNotWaitForItsTime() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export =
                    export(backend.url(), "otel.bsp.schedule.delay", "1h", "otel.bsp.max.export.batch.size", "4");
            for (int i = 0; i < 4; i++) {
                call();
            }
            waitUntilEmpty(export);
            assertThat(backend.requests).isNotEmpty();
        }
    }

    @Test
    void aCallThatCannotBePresentedTakesNoOtherWithIt() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = export(backend.url());
            HttpClientCall.start("GET", new Hostile(new IllegalStateException("no text")), "http", "h", 80)
                    .finish(null);
            call();
            waitUntilEmpty(export);
            assertThat(export.statistics().unconvertedCalls()).isEqualTo(1);
            Waiting.until("the other arrives", () -> export.statistics().successes() == 1);
        }
    }

    @Test
    void aBatchThatFailsTakesNoOtherWithIt() {
        try (TestBackend backend = new TestBackend()) {
            TraceExport export = export(backend.url(), "otel.bsp.max.export.batch.size", "1");
            HttpClientCall.start("GET", new Hostile(new AssertionError("no text")), "http", "h", 80)
                    .finish(null);
            call();
            call();
            waitUntilEmpty(export);
            assertThat(export.statistics().failures()).isEqualTo(1);
            Waiting.until("the others arrive", () -> export.statistics().successes() == 2);
            assertThat(export.statistics().lastFailure()).isEqualTo("java.lang.AssertionError: no text");
        }
    }

    private static final class Hostile {
        private final Throwable failure;

        Hostile(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public String toString() {
            if (failure instanceof Error) {
                throw (Error) failure;
            }
            throw (RuntimeException) failure;
        }
    }

    @Test
    void aLineWhenItFailsAndALineWhenItWorksAgain() throws Exception {
        String log = LogOf.running("io.sonde.agent.export.TraceExportTest$FailAndRecover");

        assertThat(log.lines().filter(line -> line.startsWith("[sonde]")))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("[sonde] WARN Traces do not arrive at http://REDACTED:REDACTED@127.0.0.1:")
                                .endsWith("(java.net.ConnectException: Connection refused)"),
                        line -> assertThat(line)
                                .startsWith("[sonde] Traces arrive again at http://REDACTED:REDACTED@127.0.0.1:"));
        assertThat(log).doesNotContain("s3cret");
    }

    /** Run in a class loader of its own, so that the log's stream is the test's. */
    public static final class FailAndRecover implements Runnable {
        @Override
        public void run() {
            int port;
            try (TestBackend free = new TestBackend()) {
                port = free.port();
            }
            TraceExport export = start(
                    "http://user:s3cret@127.0.0.1:" + port,
                    "otel.exporter.otlp.timeout",
                    "300ms",
                    "otel.bsp.schedule.delay",
                    "10ms");
            for (int i = 1; i <= 3; i++) {
                long failures = i;
                call();
                Waiting.until("failure " + i, () -> export.statistics().failures() >= failures);
            }
            try (TestBackend backend = new TestBackend(port)) {
                for (int i = 1; i <= 2; i++) {
                    long successes = i;
                    call();
                    Waiting.until("success " + i, () -> export.statistics().successes() >= successes);
                }
            }
            export.stop(5000);
        }
    }

    /** Runs a class with classes of the agent that are loaded anew, and gives what the agent logged. */
    static final class LogOf extends ClassLoader {

        private LogOf() {
            super(TraceExportTest.class.getClassLoader());
        }

        static String running(String className) throws Exception {
            PrintStream standardError = System.err;
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
            try {
                ((Runnable) Class.forName(className, true, new LogOf())
                                .getDeclaredConstructor()
                                .newInstance())
                        .run();
            } finally {
                System.setErr(standardError);
            }
            return log.toString(StandardCharsets.UTF_8);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.sonde.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] classFile = stream.readAllBytes();
                    return defineClass(name, classFile, 0, classFile.length);
                } catch (java.io.IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }
}
