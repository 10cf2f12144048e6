package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OptionalComponent;
import io.sonde.smoke.kit.OtlpReceiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory, stack, threads and processors run short in the application: what it does is the same as without the agent. */
class PressureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final int REQUESTS = 5;

    @TempDir
    private Path folder;

    @Test
    void aFullHeapStopsTheRecordingOfSpansUntilItIsFreed() {
        fullHeap("-XX:+UseSerialGC");
    }

    /** The heap is not what opens it here. */
    @Test
    void collectionsThatTakeMostOfTheTimeStopItTooUntilTheyCease() {
        stopsRecordingUntilFreed(
                pressure("-XX:+UseSerialGC")
                        .systemProperty("sonde.circuit-breaker.heap-ratio", "off")
                        .systemProperty("sonde.circuit-breaker.gc-ratio", "0.25"),
                "/churn?80",
                "\\d+ % of the last 2 s went to garbage collection",
                "gc");
    }

    @ParameterizedTest
    @Tag("soak")
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC"})
    void aFullHeapOfAnotherCollectorToo(String collector) {
        fullHeap(collector);
    }

    private static void fullHeap(String collector) {
        stopsRecordingUntilFreed(
                pressure(collector).systemProperty("sonde.circuit-breaker.heap-ratio", "0.85"),
                "/fill?90",
                "\\d+ % of the heap were in use after garbage collection",
                "heap");
    }

    private static JavaCommand pressure(String collector) {
        return ApplicationProcess.java(Jdks.current())
                .named("pressure")
                .systemProperty("sun.net.httpserver.nodelay", "true")
                .systemProperty("sonde.circuit-breaker.window", "2s")
                .systemProperty("sonde.circuit-breaker.recover-after", "2s")
                .jvmArguments("-Xmx48m", collector)
                .mainOfThisClassPath(Pressure.class);
    }

    private static void stopsRecordingUntilFreed(JavaCommand pressure, String strain, String reason, String counted) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = pressure.observed(receiver).start()) {
            URI address = URI.create(process.awaitLine("^pressure is ready at (http://127\\.0\\.0\\.1:\\d+)$", PATIENCE)
                    .group(1));
            process.awaitLine("metrics are at", PATIENCE);
            assertThat(ask(address, "/before")).startsWith("00-" + TRACE).endsWith("-01");
            receiver.awaitSpan(span -> "/before".equals(span.attribute("url.path")));
            assertThat(process.metrics().value("sonde_circuit_breaker_open", Map.of()))
                    .isZero();

            assertThat(Http.get(address.resolve(strain)).statusCode()).isEqualTo(200);
            process.awaitLine("No span is recorded for now, because " + reason + "; metrics go on", PATIENCE);
            MetricsText open = process.metrics();
            assertThat(open.value("sonde_circuit_breaker_open", Map.of())).isEqualTo(1);
            assertThat(Http.get(agent(process, "/health")).body())
                    .contains("no span is recorded: ")
                    .containsAnyOf("\"status\": \"degraded\"", "\"status\": \"unhealthy\"");
            assertThat(Instrumentations.document(process.metricsPort())).contains("\"recording\": \"stopped: ");
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(ask(address, "/meanwhile")).startsWith("00-" + TRACE).endsWith("-01");
            }
            // Each is a request, a call and the request that this makes.
            Await.asserted(PATIENCE, () -> {
                MetricsText later = process.metrics();
                assertThat(requests(later) - requests(open)).isEqualTo(2 * REQUESTS);
                assertThat(later.value("sonde_spans_total", Map.of("outcome", "dropped_circuit_breaker")))
                        .isGreaterThanOrEqualTo(3 * REQUESTS);
            });

            assertThat(process.agentLines())
                    .filteredOn(line -> line.contains("No span is recorded"))
                    .hasSize(1);

            assertThat(Http.get(address.resolve("/free")).body()).isEqualTo("freed");
            Await.asserted(PATIENCE, () -> {
                assertThat(ask(address, "/until")).startsWith("00-" + TRACE);
                assertThat(process.agentLines()).anyMatch(line -> line.contains("spans are recorded again"));
            });
            assertThat(ask(address, "/after")).startsWith("00-" + TRACE);
            receiver.awaitSpan(span -> "/after".equals(span.attribute("url.path")));
            assertThat(receiver.spans()).noneMatch(span -> "/meanwhile".equals(span.attribute("url.path")));
            assertThat(process.metrics().value("sonde_circuit_breaker_open", Map.of()))
                    .isZero();
            assertThat(process.metrics().value("sonde_circuit_breaker_opened_total", Map.of("reason", counted)))
                    .isPositive();
        }
    }

    private static double requests(MetricsText metrics) {
        return metrics.sum("http_server_requests_total", Map.of());
    }

    private static URI agent(ApplicationProcess process, String path) {
        return URI.create("http://127.0.0.1:" + process.metricsPort() + path);
    }

    private static String ask(URI address, String path) {
        HttpResponse<String> response =
                Http.get(address.resolve(path), "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void theApplicationComesToTheSameResults() throws IOException {
        straining(Jdks.current());
    }

    @ParameterizedTest
    @Tag("soak")
    @ValueSource(ints = {21, 25})
    void onOtherJdksToo(int version) throws IOException {
        straining(Jdks.require(version));
    }

    private void straining(Jdk jdk) throws IOException {
        List<String> expected;
        try (ApplicationProcess plain = strains(jdk, "plain").start()) {
            expected = results(plain, "plain");
            assertThat(end(plain, "plain")).isEqualTo(7);
        }
        assertThat(expected)
                .contains(
                        "out of memory: true, returned 20, thrown 0",
                        "end of stack: true, returned what completed true")
                .hasSize(6);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess observed =
                        strains(jdk, "observed").observed(receiver).start()) {
            observed.awaitLine("metrics are at", PATIENCE);
            assertThat(results(observed, "observed")).isEqualTo(expected);
            assertThat(observed.metrics()
                            .value("sonde_instrumentation_errors_total", Map.of("instrumentation", "jdbc")))
                    .as("advice met the want of memory")
                    .isPositive();
            assertThat(Instrumentations.those(
                            observed.metricsPort(), state -> state.summary().startsWith("switched off")))
                    .isEmpty();
            assertThat(end(observed, "observed")).isEqualTo(7);
        }
    }

    private JavaCommand strains(Jdk jdk, String name) {
        return ApplicationProcess.java(jdk)
                .named(name)
                .systemProperty("sun.net.httpserver.nodelay", "true")
                .jvmArguments("-Xmx64m", "-Xss256k", "-XX:+UseSerialGC")
                .mainOfThisClassPath(Strains.class)
                .arguments(
                        folder.resolve(name + "-begin").toString(),
                        folder.resolve(name + "-end").toString());
    }

    /** On one processor alone. */
    private List<String> results(ApplicationProcess process, String name) throws IOException {
        process.awaitLine("^ready$", PATIENCE);
        Path taskset = Path.of("/usr/bin/taskset");
        if (!Files.isExecutable(taskset)) {
            throw OptionalComponent.absent("no " + taskset);
        }
        Process pinned = new ProcessBuilder(taskset.toString(), "-ap", "-c", "0", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(pinned.onExit().join().exitValue()).isZero();
        Files.createFile(folder.resolve(name + "-begin"));
        process.awaitLine("^done$", PATIENCE);
        return process.stdout();
    }

    private int end(ApplicationProcess process, String name) throws IOException {
        Files.createFile(folder.resolve(name + "-end"));
        return process.awaitExit(PATIENCE);
    }
}
