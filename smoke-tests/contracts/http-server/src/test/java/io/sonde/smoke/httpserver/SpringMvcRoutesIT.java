package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring MVC's patterns are the routes, below the context's path and the servlet's. */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SpringMvcRoutesIT {

    private static OtlpReceiver receiver;
    private static ApplicationProcess process;
    private static Client client;

    private final String prefix;

    SpringMvcRoutesIT(ServerUnderTest application) {
        this.prefix = String.join("", application.arguments()).replaceAll("/$", "");
    }

    static Stream<ServerUnderTest> applications() {
        List<String> below = List.of("/ctx", "/api");
        List<String> root = List.of("", "/");
        return Stream.of(
                ServerUnderTest.spring("spring-4.3.30+tomcat-8.5.0", 8, false, below, "spring4"),
                ServerUnderTest.spring("spring-boot-2", 8, false, root, "springboot"),
                ServerUnderTest.spring("spring-boot-3", 17, true, below, "springboot"),
                ServerUnderTest.spring("spring-boot-4", 25, true, root, "springboot"));
    }

    @BeforeParameterizedClassInvocation
    static void start(ServerUnderTest application) {
        receiver = OtlpReceiver.start();
        process = application.command().observed(receiver).start();
        client = new Client(ServerUnderTest.address(process), HttpClient.Version.HTTP_1_1);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        try {
            assertThat(process.metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                    .as(process.output())
                    .isZero();
        } finally {
            process.close();
            receiver.close();
        }
    }

    private ReceivedSpan span(String path) {
        Client.Answer answer = client.get(prefix + path);
        ReceivedSpan span = receiver.awaitSpan(received ->
                received.kind() == SpanKind.SERVER && received.traceId().equals(answer.traceId()));
        assertThat(receiver.trace(answer.traceId()).spans()).hasSize(1);
        assertThat(span.attribute("http.response.status_code")).isEqualTo((long) answer.status());
        return span;
    }

    @ParameterizedTest
    @CsvSource({
        "/items/7,/items/{id},200",
        "/items/7/parts/8,/items/{id}/parts/{part},200",
        "/forward/7,/forward/{id},200",
        "/async/7,/async/{id},200",
        "/throw/7,/throw/{id},500"
    })
    void takesThePattern(String path, String pattern, long status) {
        ReceivedSpan span = span(path);
        assertThat(span.attribute("http.route")).isEqualTo(prefix + pattern);
        assertThat(span.name()).isEqualTo("GET " + prefix + pattern);
        assertThat(span.attribute("http.response.status_code")).isEqualTo(status);
    }

    @Test
    void recordsWhatAHandlerThrew() {
        ReceivedSpan span = span("/throw/7");
        assertThat(span.attribute("error.type")).isEqualTo("500");
        assertThat(span.events())
                .singleElement()
                .satisfies(event -> assertThat(event.attributes())
                        .containsEntry("exception.type", "java.lang.IllegalStateException"));
    }

    @Test
    void timesAnAsynchronousHandlerToItsEnd() {
        assertThat(span("/async/7").duration()).isGreaterThan(Duration.ofMillis(95));
    }

    @Test
    void doesNotTakeTheErrorPageForTheRoute() {
        ReceivedSpan span = span("/missing/7");
        assertThat(span.attribute("http.response.status_code")).isEqualTo(404L);
        assertThat(span.text("http.route").orElse("")).doesNotContain("error").doesNotContain("missing");
    }
}
