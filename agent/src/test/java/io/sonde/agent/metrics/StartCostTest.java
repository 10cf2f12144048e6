package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creating families happens in premain: it must load neither simpleclient nor the JDK's regular expressions. */
final class StartCostTest {
    @TempDir
    Path folder;

    @Test
    void creatingFamiliesAndRecordingLoadsNothingOfSimpleclient() throws Exception {
        Path output = folder.resolve("classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xlog:class+init=info:file=" + output,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Creation.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String classes = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).isZero();
        assertThat(classes)
                .contains("io.sonde.agent.metrics.HistogramFamily")
                .doesNotContain("io.prometheus")
                .doesNotContain("java.util.regex.Pattern ")
                .doesNotContain("java.lang.invoke.InnerClassLambdaMetafactory");
    }

    /** What premain does. */
    static final class Creation implements ScrapeFailureListener {
        public static void main(String[] arguments) {
            MetricsRegistry registry = new MetricsRegistry(MetricLimits.DEFAULT, new Creation());
            registry.requests("c_total", "C.", "h_seconds", "H.", Buckets.LATENCY, LabelNames.of("a", "b"))
                    .series("x", "y")
                    .record(1);
            registry.gauge("g", "G.", LabelNames.of("a")).series("x").increment();
            registry.counter("d_total", "D.", LabelNames.of("a")).series("x").increment();
        }

        @Override
        public void scrapeFailed(String metric, Throwable failure) {
            throw new AssertionError(metric, failure);
        }
    }
}
