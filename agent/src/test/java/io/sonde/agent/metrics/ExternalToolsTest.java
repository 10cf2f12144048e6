package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, in the eyes of Prometheus' own linter and of the reference parser of OpenMetrics. */
final class ExternalToolsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String PARSE = "import sys\n"
            + "from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse\n"
            + "families = list(parse(sys.stdin.read()))\n"
            + "print(len(families), sum(1 for f in families for s in f.samples if s.exemplar))\n";

    private final TestRegistry test = new TestRegistry();
    private HistogramFamily requests;
    private HistogramFamily rows;
    private GaugeFamily active;
    private CounterFamily errors;

    @TempDir
    Path folder;

    @BeforeEach
    void createFamilies() {
        requests = test.registry.requests(
                "http_server_requests_total",
                "HTTP requests.",
                "http_server_request_duration_seconds",
                "Duration of HTTP requests.",
                Buckets.LATENCY,
                LabelNames.of("http_request_method", "http_route"));
        rows = test.registry.histogram(
                "db_client_response_returned_rows", "Rows.", Buckets.ofCounts(1, 10), LabelNames.NONE);
        active = test.registry.gauge("http_server_active_requests", "Active.", LabelNames.of("http_request_method"));
        errors = test.registry.timeCounter("sonde_transform_seconds_total", "Time.", LabelNames.of("instrumentation"));
        test.registry.observedGauge(
                "db_client_connection_count",
                "Connections.",
                LabelNames.of("db_client_connection_pool_name", "state"),
                observer -> observer.value(3, "p", "idle"));
        test.registry.info("target_info", "Target.", Map.of("service.name", "shop"));
    }

    @Test
    void promtoolFindsNothingToSay() throws Exception {
        assumePresent(PROMTOOL, PROMTOOL.toString(), "--version");
        assertThat(run(test.text(), PROMTOOL.toString(), "check", "metrics")).isEqualTo("0 ");
        record();
        assertThat(run(test.text(), PROMTOOL.toString(), "check", "metrics")).isEqualTo("0 ");
    }

    @Test
    void theOpenMetricsParserReadsSamplesAndExemplars() throws Exception {
        assumePresent(PYTHON, PYTHON.toString(), "-c", "import prometheus_client");
        assertThat(run(test.openMetrics(), PYTHON.toString(), "-c", PARSE)).isEqualTo("0 8 0\n");
        record();
        assertThat(run(test.openMetrics(), PYTHON.toString(), "-c", PARSE)).isEqualTo("0 8 2\n");
    }

    private void record() {
        HistogramSeries series = requests.series("GET", "/a\"b\\c\nd/{é}");
        series.record(5_000_000);
        series.exemplar(5_000_000, 1, 2, 3, 0, 1_700_000_000_001L);
        series.record(50_000_000_000L);
        series.exemplar(50_000_000_000L, 4, 5, 6, 0, 1_700_000_000_002L);
        rows.series().record(7);
        active.series("GET").increment();
        errors.series("servlet").add(1_000);
    }

    private void assumePresent(Path tool, String... check) throws Exception {
        boolean present = Files.isExecutable(tool) && run("", check).startsWith("0 ");
        if ("1".equals(System.getenv("SONDE_REQUIRE_ALL"))) {
            assertThat(present).as(String.join(" ", check)).isTrue();
        }
        assumeTrue(present, () -> String.join(" ", check) + " does not work here");
    }

    /** Exit code and output. */
    private String run(String input, String... command) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), input, StandardCharsets.UTF_8);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(out);
        return command[1].equals("--version") ? process.exitValue() + " " : process.exitValue() + " " + output;
    }
}
