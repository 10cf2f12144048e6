package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OrderTraces;
import io.sonde.smoke.kit.OtlpReceiver;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on every JDK that is supported: the whole trace, the metrics, and not a word more than without the agent. */
class EveryJdkIT {

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void traceAndMetricsAndSilence(int version) {
        Jdk jdk = Jdks.require(version);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Services observed = Services.observed(jdk, receiver);
                Services plain = Services.withoutAgent(jdk)) {
            assertThat(observed.order(3).statusCode()).isEqualTo(201);
            assertThat(plain.order(3).statusCode()).isEqualTo(201);

            receiver.awaitTrace(OrderTraces::isWholeOrder);
            Await.asserted(Duration.ofSeconds(10), () -> {
                Map<String, String> taken = Map.of("http_route", "/orders", "http_response_status_code", "201");
                assertThat(observed.shop().metrics().value("http_server_requests_total", taken))
                        .isEqualTo(1);
                assertThat(observed.shop().metrics().sum("http_client_requests_total", Map.of()))
                        .isEqualTo(2);
                assertThat(observed.stock().metrics().sum("http_server_requests_total", Map.of()))
                        .isEqualTo(2);
                assertThat(observed.stock()
                                .metrics()
                                .value("db_client_operations_total", Map.of("db_operation_name", "SELECT")))
                        .isEqualTo(1);
            });
            assertSilent(observed.stock(), plain.stock());
            assertSilent(observed.shop(), plain.shop());
        }
    }

    private static void assertSilent(ApplicationProcess observed, ApplicationProcess plain) {
        assertThat(Output.withoutNumbers(observed.stdout())).isEqualTo(Output.withoutNumbers(plain.stdout()));
        assertThat(Output.withoutNumbers(Output.ofApplication(observed.stderr())))
                .isEqualTo(Output.withoutNumbers(plain.stderr()));
        assertThat(observed.agentLines()).noneMatch(line -> line.contains("Exception") || line.contains("Error"));
    }
}
