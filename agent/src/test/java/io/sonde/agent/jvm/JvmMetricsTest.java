package io.sonde.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.client.Collector;
import io.prometheus.client.exporter.common.TextFormat;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class JvmMetricsTest {
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final MetricsRegistry registry =
            new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> failures.add(metric + ": " + failure));
    private final List<Thread> agentThreads = new CopyOnWriteArrayList<>();
    private final JvmMetrics metrics = JvmMetrics.register(
            registry, () -> agentThreads, (metric, failure) -> failures.add(metric + ": " + failure));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void everyFamilyHasSamples() throws IOException {
        assertThat(metrics.unavailable()).isEmpty();
        String text = scrape();
        assertThat(text)
                .contains("jvm_memory_used_bytes{jvm_memory_type=\"heap\",")
                .contains("jvm_memory_used_bytes{jvm_memory_type=\"non_heap\",")
                .contains("jvm_memory_committed_bytes{")
                .contains("jvm_memory_limit_bytes{")
                .contains("jvm_memory_used_after_last_gc_bytes{jvm_memory_type=\"heap\",")
                .doesNotContain(" -1.0");
        assertThat(value(text, "jvm_class_count")).isGreaterThan(500);
        assertThat(value(text, "jvm_class_loaded_total")).isGreaterThanOrEqualTo(value(text, "jvm_class_count"));
        assertThat(value(text, "jvm_class_unloaded_total")).isNotNegative();
        assertThat(value(text, "jvm_cpu_count")).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(value(text, "jvm_cpu_time_seconds_total")).isBetween(0.05, 10_000.0);
        assertThat(value(text, "jvm_cpu_recent_utilization_ratio")).isBetween(0.0, 1.0);
        assertThat(value(text, "jvm_system_cpu_utilization_ratio")).isBetween(0.0, 1.0);
        assertThat(value(text, "process_start_time_seconds")).isBetween(1.6e9, System.currentTimeMillis() / 1000.0);
        assertThat(failures).isEmpty();
    }

    @Test
    void garbageCollectionsAreRecorded() throws Exception {
        System.gc();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String text = scrape();
        // the JVM tells of it in a thread of its own
        while (!text.contains("jvm_gc_duration_seconds_count{") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            text = scrape();
        }
        assertThat(text)
                .contains("jvm_gc_duration_seconds_bucket{jvm_gc_name=\"")
                .contains(",jvm_gc_action=\"end of ")
                .contains(",le=\"10.0\"} ");
    }

    @Test
    void threadsAreCountedByStateAndDaemon() throws Exception {
        String waitingDaemons = "jvm_thread_count{jvm_thread_daemon=\"true\",jvm_thread_state=\"waiting\"}";
        double before = value(scrape(), waitingDaemons);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Thread thread = new Thread(() -> await(end));
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            assertThat(value(scrape(), waitingDaemons)).isBetween(before + 45, before + 55);
        } finally {
            end.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void agentCpuTimeCountsLiveThreadsAndKeepsThatOfEndedOnes() throws Exception {
        assertThat(value(scrape(), "sonde_agent_cpu_seconds_total")).isZero();
        CountDownLatch burnt = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            while (bean.getCurrentThreadCpuTime() < 50_000_000) {
                Thread.onSpinWait();
            }
            burnt.countDown();
            await(end);
        });
        agentThreads.add(thread);
        thread.start();
        burnt.await();
        double live = value(scrape(), "sonde_agent_cpu_seconds_total");
        assertThat(live).isBetween(0.05, 5.0);
        end.countDown();
        thread.join();
        assertThat(value(scrape(), "sonde_agent_cpu_seconds_total")).isEqualTo(live);
        agentThreads.clear();
        assertThat(value(scrape(), "sonde_agent_cpu_seconds_total")).isEqualTo(live);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.base", "java.base,java.management"})
    void withoutTheModulesTheRestIsShown(String modules) throws Exception {
        String output = runApart(currentJava(), "--limit-modules", modules);
        assertThat(output)
                .contains("exit 0\n")
                .contains("jvm_thread_count{")
                .contains("unavailable CPU: ")
                .contains("unavailable GARBAGE_COLLECTIONS: ");
        if (modules.equals("java.base")) {
            assertThat(output).doesNotContain("jvm_memory_used_bytes{").contains("unavailable MEMORY: ");
        } else {
            assertThat(output).contains("jvm_memory_used_bytes{").contains("jvm_class_count ");
        }
    }

    /**
     * The application chooses its log manager and its MBean server, if we do not come first. The JDK loads the class
     * LogManager to see whether it is there; initialised, it would have loaded classes within it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17", "21", "25"})
    void noLoggingAndNoMBeanServerIsInitialised(String version) throws Exception {
        Path java = version.equals("17") ? currentJava() : Path.of("/opt/jdks", version, "home", "bin", "java");
        if ("1".equals(System.getenv("SONDE_REQUIRE_ALL"))) {
            assertThat(java).isExecutable();
        }
        assumeTrue(Files.isExecutable(java), () -> "there is no " + java);
        String output = runApart(java, "-verbose:class");
        assertThat(output)
                .contains("exit 0\n")
                .contains("jvm_memory_used_bytes{")
                .contains("jvm_gc_duration_seconds_count{")
                .contains("jvm_thread_count{")
                .contains("jvm_cpu_time_seconds_total ")
                .contains("sonde_agent_cpu_seconds_total ")
                .doesNotContain("unavailable")
                .doesNotContain("java.util.logging.LogManager$")
                .doesNotContain("com.sun.jmx.mbeanserver.JmxMBeanServer");
    }

    private static Path currentJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private String runApart(Path java, String... options) throws Exception {
        Path out = folder.resolve("out");
        String classPath = String.join(
                File.pathSeparator,
                compileForJava8().toString(),
                placeOf(MetricsRegistry.class),
                placeOf(Collector.class),
                placeOf(TextFormat.class));
        List<String> command = new ArrayList<>(List.of(java.toString()));
        Collections.addAll(command, options);
        Collections.addAll(command, "-cp", classPath, "JvmMetricsMain");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out) + "exit " + process.exitValue() + "\n";
    }

    private Path compileForJava8() throws IOException {
        Path source = folder.resolve("JvmMetricsMain.java");
        try (InputStream in = JvmMetricsTest.class.getResourceAsStream("JvmMetricsMain.java")) {
            Files.write(source, in.readAllBytes());
        }
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        errors,
                        errors,
                        "--release",
                        "8",
                        "-Xlint:-options",
                        "-cp",
                        placeOf(MetricsRegistry.class),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        return folder;
    }

    private static String placeOf(Class<?> type) {
        String location =
                type.getProtectionDomain().getCodeSource().getLocation().toString();
        return Path.of(URI.create(location)).toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String scrape() throws IOException {
        StringWriter writer = new StringWriter();
        registry.write(writer, true);
        return writer.toString();
    }

    private static double value(String text, String sample) {
        List<String> lines =
                text.lines().filter(line -> line.startsWith(sample + " ")).toList();
        assertThat(lines).as(sample).hasSize(1);
        return Double.parseDouble(lines.get(0).substring(sample.length() + 1));
    }
}
