package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When /health/ready says that an application has started, for applications of several kinds. */
class ReadinessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The answer, if the agent's server is there. */
    private static Optional<HttpResponse<String>> ready(ApplicationProcess process) {
        try {
            return Optional.of(Http.get(URI.create("http://127.0.0.1:" + process.metricsPort() + "/health/ready")));
        } catch (UncheckedIOException notYet) {
            return Optional.empty();
        }
    }

    private static void awaitReady(ApplicationProcess process, String phase, String because) {
        Await.asserted(PATIENCE, () -> {
            Optional<HttpResponse<String>> answer = ready(process);
            assertThat(answer).isPresent();
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).contains("\"phase\": \"" + phase + "\"", because);
        });
    }

    private static JavaCommand waiting(OtlpReceiver receiver, String how) {
        return ApplicationProcess.java(Jdks.current())
                .named("waiting")
                .mainOfThisClassPath(Waiting.class)
                .arguments(how)
                .observed(receiver);
    }

    /** Spring Boot 3 and 2.7: it takes seconds, and Tomcat inside of it has started before it has. */
    @ParameterizedTest
    @ValueSource(ints = {17, 8})
    void springBootIsReadyWhenItSaysSo(int version) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess shop = SmokeApplications.shop(
                                Jdks.require(version), URI.create("http://127.0.0.1:1"))
                        .observed(receiver)
                        .start()) {
            HttpResponse<String> first = Await.value(
                    "answer before it has started",
                    PATIENCE,
                    () -> ready(shop).filter(answer -> answer.body().contains("SpringApplication")));
            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.body())
                    .contains("\"status\": \"starting\"", "\"phase\": \"application\"", "\"for_seconds\": ");
            HttpResponse<String> last =
                    Await.value("200", PATIENCE, () -> ready(shop).filter(answer -> answer.statusCode() == 200));
            assertThat(last.body())
                    .contains("\"status\": \"ready\"", "\"phase\": \"serving\"", "SpringApplication was started");
            shop.awaitLine("^shop is ready", Duration.ofSeconds(5));
        }
    }

    @Test
    void aServerWithoutAFrameworkIsReadyWhenItListens() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                        .observed(receiver)
                        .start()) {
            awaitReady(stock, "serving", "HttpServerImpl was started");
        }
    }

    @Test
    void withoutAServerTheEndOfMainCounts() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = waiting(receiver, "return").start()) {
            awaitReady(process, "running", "main method returned");
        }
    }

    @Test
    void aMainThatGoesOnIsReadyAfterATime() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = waiting(receiver, "stay")
                        .systemProperty("sonde.health.assume-started-after", "2s")
                        .start()) {
            HttpResponse<String> first = Await.value("answer", PATIENCE, () -> ready(process));
            assertThat(first.statusCode()).isEqualTo(503);
            awaitReady(process, "running", "no known server was started in the time allowed");
        }
    }
}
