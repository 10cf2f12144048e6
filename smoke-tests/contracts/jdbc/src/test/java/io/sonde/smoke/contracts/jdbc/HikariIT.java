package io.sonde.smoke.contracts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.jdbc.application.PoolOperations;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HikariCP's pools, and the spans of statements that go through them. */
class HikariIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POOL = "db_client_connection_pool_name";

    @TempDir
    private Path steps;

    @ParameterizedTest
    @CsvSource({"8, hikaricp-2.7", "8, hikaricp-4.0", "17, hikaricp-4.0", "17, hikaricp-7.1", "25, hikaricp-7.1"})
    void pools(int jdk, String library) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.require(jdk))
                        .named("pools")
                        .observed(receiver)
                        .systemProperty("contract.url", "jdbc:h2:mem:contract")
                        .systemProperty("contract.steps", steps.toString())
                        .main(PoolOperations.class.getName(), Libraries.classPath(library, "h2-2.2", "slf4j"))
                        .start()) {
            at("LENT", process, this::verifyLent);
            at("RETURNED", process, metrics -> {
                assertThat(connections(metrics, "orders", "used")).isZero();
                assertThat(connections(metrics, "orders", "idle")).isEqualTo(5);
                assertThat(metrics.value("db_client_connection_use_time_seconds_count", Map.of(POOL, "orders")))
                        .isEqualTo(13);
                assertThat(metrics.value("db_client_connection_use_time_seconds_sum", Map.of(POOL, "orders")))
                        .as("the wait for the connection that never came")
                        .isBetween(1.0, 30.0);
            });
            at("ONE-LEFT", process, metrics -> {
                assertThat(metrics.value("db_client_connection_max", Map.of(POOL, "orders")))
                        .isEqualTo(2);
            });
            at("REPORTS-LEFT", process, metrics -> {
                assertThat(metrics.samples("db_client_connection_count", Map.of(POOL, "orders")))
                        .isEmpty();
                assertThat(metrics.samples("db_client_connection_max", Map.of(POOL, "orders")))
                        .isEmpty();
                assertThat(metrics.value("db_client_connection_max", Map.of(POOL, "reports")))
                        .isEqualTo(1);
            });
            process.awaitLine("^DONE$", PATIENCE);
            verifySpans(receiver.awaitSpans(11, span -> true));
            assertThat(process.metrics().sum("db_client_operations_total", Map.of()))
                    .isEqualTo(11);
            assertThat(process.agentLines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
        }
    }

    private void verifyLent(MetricsText metrics) {
        assertThat(connections(metrics, "orders", "used")).isEqualTo(2);
        assertThat(connections(metrics, "orders", "idle"))
                .as("the other pool of that name")
                .isEqualTo(3);
        assertThat(connections(metrics, "reports", "idle")).isEqualTo(1);
        assertThat(metrics.value("db_client_connection_max", Map.of(POOL, "orders")))
                .isEqualTo(5);
        assertThat(metrics.value("db_client_connection_pending_requests", Map.of(POOL, "orders")))
                .isZero();
        assertThat(metrics.value("db_client_connection_wait_time_seconds_count", Map.of(POOL, "orders")))
                .isEqualTo(13);
        assertThat(metrics.value("db_client_connection_timeouts_total", Map.of(POOL, "orders")))
                .isEqualTo(1);
        assertThat(metrics.value("db_client_connection_timeouts_total", Map.of(POOL, "reports")))
                .isZero();
    }

    private static void verifySpans(List<ReceivedSpan> spans) {
        assertThat(spans).hasSize(11);
        assertThat(spans.stream().filter(span -> span.name().equals("SELECT items")))
                .hasSize(10)
                .allMatch(span -> span.attribute("db.namespace").equals("contract"));
    }

    private static double connections(MetricsText metrics, String pool, String state) {
        return metrics.value("db_client_connection_count", Map.of(POOL, pool, "state", state));
    }

    /** Connections come into a pool in the background, so the numbers may take a moment. */
    private void at(String step, ApplicationProcess process, Consumer<MetricsText> verification) {
        process.awaitLine("^STEP " + step + "$", PATIENCE);
        Await.asserted(Duration.ofSeconds(20), () -> verification.accept(process.metrics()));
        try {
            Files.createFile(steps.resolve(step));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
