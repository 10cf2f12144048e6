package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every state of /health, brought about by a real cause in a service and read as a probe reads it. */
class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OtlpReceiver receiver;
    private ApplicationProcess service;
    private URI address;

    @BeforeEach
    void start() {
        receiver = OtlpReceiver.start();
        service = ApplicationProcess.java(Jdks.current())
                .named("ailments")
                .main("io.sonde.smoke.stock.Ailments", SmokeApplications.stockJar())
                .observed(receiver)
                .systemProperty("sonde.health.exporter.degraded-after", "100ms")
                .systemProperty("sonde.health.pool.unhealthy-after", "3s")
                .systemProperty("sonde.health.check-timeout", "500ms")
                .start();
        address = URI.create(service.awaitLine("^ailments is ready at (http://127\\.0\\.0\\.1:\\d+)$", PATIENCE)
                .group(1));
    }

    @AfterEach
    void end() {
        service.close();
        receiver.close();
    }

    private void tell(String ailment) {
        assertThat(Http.get(address.resolve(ailment)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(String path) {
        return Http.get(URI.create("http://127.0.0.1:" + service.metricsPort() + path));
    }

    /** Waits for the state and for what explains it. */
    private void expect(int code, String status, String... explanations) {
        Await.asserted(PATIENCE, () -> {
            HttpResponse<String> answer = ask("/health");
            assertThat(answer.body()).startsWith("{\n  \"status\": \"" + status + "\"");
            for (String explanation : explanations) {
                assertThat(answer.body()).contains(explanation);
            }
            assertThat(answer.statusCode()).isEqualTo(code);
        });
        assertThat(ask("/health/live").statusCode()).isEqualTo(200);
        assertThat(ask("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void anExporterThatIsDownDegradesAndRecovers() {
        expect(200, "healthy", "\"component\": \"exporter\"");
        receiver.goDown();
        tell("/call?3");
        expect(200, "degraded", "no batch has arrived for");
        receiver.comeBack();
        Await.asserted(PATIENCE, () -> {
            tell("/call?1");
            assertThat(ask("/health").body()).contains("\"component\": \"exporter\",\n      \"status\": \"healthy\"");
        });
    }

    @Test
    void aPoolWithoutConnectionsDegradesAndBecomesUnhealthy() {
        tell("/exhaust");
        expect(200, "degraded", "1 requests wait for a connection", "\"used\": 2", "\"pending\": 1");
        expect(503, "unhealthy", "all 2 connections have been lent and requests waiting");
        tell("/release");
        expect(200, "healthy", "\"pending\": 0");
    }

    @Test
    void aDeadlockIsUnhealthy() {
        tell("/deadlock");
        expect(503, "unhealthy", "2 threads are deadlocked", "first-of-the-deadlock", "second-of-the-deadlock");
    }

    @Test
    void aTargetThatFailsDegrades() {
        expect(200, "healthy");
        tell("/call?12");
        expect(200, "degraded", "\"name\": \"http 127.0.0.1:" + address.getPort() + "\"", "12 of 12 calls");
    }

    @Test
    void theApplicationHasAWordInIt() {
        tell("/check?degraded");
        expect(200, "degraded", "\"component\": \"application\",\n      \"name\": \"search-index\"");
        tell("/check?unhealthy");
        expect(503, "unhealthy", "search-index");
        tell("/check?hangs");
        expect(503, "unknown", "no answer for");
        tell("/check?none");
        expect(200, "healthy");
    }
}
