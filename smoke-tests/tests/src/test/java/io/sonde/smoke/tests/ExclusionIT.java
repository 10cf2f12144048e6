package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are left out by their path, whichever instrumentation sees them, with what is called in their course. */
class ExclusionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void atTheJdksServer() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(Probes.command(
                        receiver, "sonde.traces.exclude", "/health/**,/quiet", "sonde.metrics.exclude", "/quiet"))) {
            probe.get("/health/live", 5);
            probe.get("/quiet", 7);
            probe.get("/plain");
            receiver.awaitSpan(span -> "/plain".equals(span.attribute("url.path")));

            assertThat(probe.metric("http_server_requests_total", "http_route", "/"))
                    .as("traces alone leave the health requests out, metrics the quiet ones as well")
                    .isEqualTo(6);
            assertThat(probe.metric("http_server_requests_total", "http_route", "/leaf"))
                    .isEqualTo(13);
            assertThat(probe.process().metrics().sum("http_client_requests_total", Map.of()))
                    .isEqualTo(13);
            assertThat(probe.metric("sonde_spans_total", "outcome", "dropped_excluded"))
                    .isEqualTo(2 * (5 + 7));
            probe.process().terminate();
            assertThat(receiver.spans()).as("the one trace, with its leaf").hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "servlet"})
    void atAServletContainer(String instrumentation) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                        .observed(receiver)
                        .start();
                ApplicationProcess shop = SmokeApplications.shop(Jdks.current(), SmokeApplications.address(stock))
                        .observed(receiver)
                        .systemProperty("sonde.traces.exclude", "/ord*/**")
                        .systemProperty(
                                "otel.instrumentation.tomcat.enabled",
                                Boolean.toString(instrumentation.equals("tomcat")))
                        .start()) {
            URI address = SmokeApplications.address(shop);
            receiver.clear();
            String order = "{\"customer\":\"ada\",\"item\":1,\"quantity\":1}";
            assertThat(Http.post(address.resolve("/orders"), "application/json", order)
                            .statusCode())
                    .isEqualTo(201);
            Await.asserted(
                    PATIENCE,
                    () -> assertThat(shop.metrics().sum("http_server_requests_total", Map.of("http_route", "/orders")))
                            .as("counted")
                            .isEqualTo(1));
            assertThat(shop.metrics().sum("http_client_requests_total", Map.of()))
                    .isEqualTo(2);
            assertThat(stock.metrics().sum("http_server_requests_total", Map.of()))
                    .isEqualTo(2);
            assertThat(Http.get(address.resolve("/nowhere")).statusCode()).isEqualTo(404);
            receiver.awaitSpan(span -> "/nowhere".equals(span.attribute("url.path")));
            shop.terminate();
            stock.terminate();
            assertThat(receiver.spans())
                    .as("nothing of the order, neither at the shop nor at the stock")
                    .allMatch(span -> "/nowhere".equals(span.attribute("url.path")));
        }
    }
}
