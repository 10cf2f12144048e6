package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.call.HttpServerCall;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While the circuit breaker is open. */
final class NotRecordingTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final TestPipeline test = new TestPipeline(100);

    private Map<String, String> request() {
        HttpServerCall server = TestCalls.server(Map.of("traceparent", PARENT));
        Map<String, String> sent = new HashMap<>();
        var client = TestCalls.client();
        client.inject(sent, TestCalls.Setter.INSTANCE);
        client.finish(null);
        server.finish(null);
        return sent;
    }

    private long requestsCounted() {
        return test.sample("http_server_requests_total{http_request_method=\"GET\",http_route=\"\","
                + "http_response_status_code=\"\",error_type=\"\"}");
    }

    @Test
    void callsAreCountedAndTheirContextGoesOnAsItCame() {
        test.pipeline.record(false);
        assertThat(request().get("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .endsWith("-01");

        assertThat(test.queue.size()).isZero();
        assertThat(test.spans("dropped_circuit_breaker")).isEqualTo(2);
        assertThat(test.spans("kept")).isZero();
        assertThat(test.traces("parent")).isZero();
        assertThat(test.sample("sonde_spans_total{outcome=\"dropped_sampling\"}"))
                .isZero();
        assertThat(requestsCounted()).isEqualTo(1);

        test.pipeline.record(true);
        request();
        assertThat(test.queue.size()).isEqualTo(2);
        assertThat(test.spans("kept")).isEqualTo(2);
    }

    @Test
    void whatATraceHeldAtThatMomentIsDroppedWithIt() {
        HttpServerCall server = TestCalls.server();
        TestCalls.database().finish(null);
        test.pipeline.record(false);
        server.finish(new IllegalStateException("an error does not keep it"));

        assertThat(test.queue.size()).isZero();
        assertThat(test.spans("dropped_circuit_breaker")).isEqualTo(2);
    }

    @Test
    void aChangeOfTheConfigurationDoesNotCloseIt() {
        test.pipeline.record(false);
        test.apply("otel.traces.sampler", "always_on");
        request();
        assertThat(test.spans("kept")).isZero();
    }
}
