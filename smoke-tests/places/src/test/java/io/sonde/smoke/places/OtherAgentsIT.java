package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.SondeAgent;
import io.sonde.smoke.kit.SpanKind;
import io.sonde.smoke.kit.Trace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's agent, the Prometheus JMX exporter and JaCoCo in one JVM with Sonde: each does its job. */
class OtherAgentsIT {

    /** Four agents take their time. */
    private static final Duration START_UP = Duration.ofMinutes(4);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SPAN = "/items/3";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allOfThemAtOnce(boolean sondeFirst) throws IOException {
        int sondePort = FreePort.find();
        int exporterPort = FreePort.find();
        Path coverage = folder.resolve("jacoco.exec");
        try (OtlpReceiver sonde = OtlpReceiver.start();
                OtlpReceiver openTelemetry = OtlpReceiver.start()) {
            List<String> agents = new ArrayList<>(List.of(
                    "-javaagent:" + SondeAgent.jar() + "=otel.exporter.otlp.endpoint=" + sonde.endpoint()
                            + ",otel.bsp.schedule.delay=50,otel.exporter.prometheus.host=127.0.0.1"
                            + ",otel.exporter.prometheus.port=" + sondePort,
                    "-javaagent:" + Libraries.jar("opentelemetry-javaagent-2.33.1"),
                    "-javaagent:" + Libraries.jar("jmx_prometheus_javaagent-1.0.1") + "=127.0.0.1:" + exporterPort + ':'
                            + exporterConfiguration(),
                    "-javaagent:" + Libraries.jar("org.jacoco.agent-0.8.15-runtime") + "=destfile=" + coverage));
            if (!sondeFirst) {
                Collections.reverse(agents);
            }
            // Sonde's arguments stand before the environment, which OpenTelemetry's agent reads.
            try (ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                    .jvmArguments(agents.toArray(String[]::new))
                    .environment("OTEL_SERVICE_NAME", "stock")
                    .environment("OTEL_EXPORTER_OTLP_ENDPOINT", openTelemetry.endpoint())
                    .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                    .environment("OTEL_METRICS_EXPORTER", "none")
                    .environment("OTEL_LOGS_EXPORTER", "none")
                    .environment("OTEL_BSP_SCHEDULE_DELAY", "50")
                    .start()) {
                stock.awaitLine("^stock is ready at ", START_UP);
                URI address = SmokeApplications.address(stock);
                HttpResponse<String> response = Http.get(address.resolve(SPAN));
                assertThat(response.statusCode()).isEqualTo(200);

                sonde.awaitTrace(PATIENCE, OtherAgentsIT::isLookUp);
                openTelemetry.awaitTrace(PATIENCE, OtherAgentsIT::isLookUp);
                assertThat(MetricsText.read(sondePort).sum("http_server_requests_total", Map.of()))
                        .isEqualTo(1);
                assertThat(MetricsText.read(sondePort).sum("sonde_instrumentation_errors_total", Map.of()))
                        .as(stock.output())
                        .isZero();
                assertThat(MetricsText.read(exporterPort).sum("jvm_threads_current", Map.of()))
                        .isPositive();
                Await.value(
                        "line about both agents",
                        PATIENCE,
                        () -> bothTrace(stock).isEmpty() ? Optional.empty() : Optional.of(true));
                stock.terminate();
                assertThat(bothTrace(stock)).hasSize(1);
                assertThat(covered(coverage)).contains("io/sonde/smoke/stock/Stock");
            }
        }
    }

    private Path exporterConfiguration() throws IOException {
        return Files.writeString(folder.resolve("exporter.yaml"), "rules:\n- pattern: \".*\"\n");
    }

    private static boolean isLookUp(Trace trace) {
        return trace.spans("stock", SpanKind.SERVER).stream().anyMatch(span -> SPAN.equals(span.attribute("url.path")))
                && trace.spans("stock", SpanKind.CLIENT).stream()
                        .anyMatch(span ->
                                span.attribute("db.query.text") != null || span.attribute("db.statement") != null);
    }

    private static List<String> bothTrace(ApplicationProcess process) {
        return process.agentLines().stream()
                .filter(line -> line.contains("both trace"))
                .toList();
    }

    /** The classes of the application that JaCoCo saw at work. */
    private static List<String> covered(Path file) throws IOException {
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(file.toFile());
        return loader.getExecutionDataStore().getContents().stream()
                .filter(ExecutionData::hasHits)
                .map(ExecutionData::getName)
                .toList();
    }
}
