package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that the configuration names stand in spans, and responses say which trace they belong to. */
class ChosenHeadersIT {

    private static JavaCommand choosing(JavaCommand command) {
        String prefix = "otel.instrumentation.http.";
        return command.systemProperty(prefix + "server.capture-request-headers", "X-Request-Id,X-Absent")
                .systemProperty(prefix + "server.capture-response-headers", "Content-Type,Date")
                .systemProperty(prefix + "client.capture-request-headers", "Traceparent")
                .systemProperty(prefix + "client.capture-response-headers", "content-type,DATE")
                .systemProperty("sonde.http.response-trace-header", "X-Trace");
    }

    @Test
    void ofTheJdksServerAndHttpUrlConnection() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(choosing(Probes.command(receiver)))) {
            HttpResponse<String> response = Http.get(probe.address().resolve("/plain"), "x-request-id", "seven");
            ReceivedSpan server = receiver.awaitSpan(span -> "/plain".equals(span.attribute("url.path")));
            ReceivedSpan client = receiver.awaitSpan(span -> span.isChildOf(server));

            assertThat(response.headers().firstValue("X-Trace")).contains(server.traceId());
            assertThat(server.attribute("http.request.header.x-request-id")).isEqualTo(List.of("seven"));
            assertThat(server.attribute("http.request.header.x-absent")).isNull();
            assertThat(server.attribute("http.response.header.date"))
                    .isEqualTo(List.of(response.headers().firstValue("date").orElseThrow()));
            assertThat(client.attribute("http.request.header.traceparent"))
                    .isEqualTo(List.of("00-" + client.traceId() + "-" + client.spanId() + "-01"));
            assertThat(client.attribute("http.response.header.date"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "servlet"})
    void ofAServletContainerAndTheJdksClient(String instrumentation) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock =
                        SmokeApplications.stock(Jdks.current()).start();
                ApplicationProcess shop = choosing(
                                SmokeApplications.shop(Jdks.current(), SmokeApplications.address(stock))
                                        .observed(receiver))
                        .systemProperty(
                                "otel.instrumentation.tomcat.enabled",
                                Boolean.toString(instrumentation.equals("tomcat")))
                        .start()) {
            URI address = SmokeApplications.address(shop);
            HttpResponse<String> response = Http.post(
                    address.resolve("/orders"),
                    "application/json",
                    "{\"customer\":\"ada\",\"item\":1,\"quantity\":1}",
                    "x-request-id",
                    "seven",
                    "x-request-id",
                    "eight");
            assertThat(response.statusCode()).isEqualTo(201);
            ReceivedSpan server = receiver.awaitSpan(span -> "/orders".equals(span.attribute("url.path")));
            ReceivedSpan client =
                    receiver.awaitSpan(span -> span.isChildOf(server) && span.attribute("url.full") != null);

            assertThat(response.headers().firstValue("X-Trace")).contains(server.traceId());
            assertThat(server.attribute("http.request.header.x-request-id")).isEqualTo(List.of("seven,eight"));
            assertThat(server.attribute("http.response.header.content-type")).isEqualTo(List.of("application/json"));
            assertThat(client.attribute("http.response.header.content-type")).isEqualTo(List.of("application/json"));
        }
    }
}
