package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.export.SpanQueue;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left out of traces, of metrics, of both. */
final class ExclusionTest {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String COUNTED =
            "http_server_requests_total{http_request_method=\"GET\",http_route=\"\",http_response_status_code=\"200\",error_type=\"\"}";
    private static final String CLIENT_COUNTED =
            "http_client_requests_total{http_request_method=\"GET\",server_address=\"backend\",server_port=\"8080\",http_response_status_code=\"200\",error_type=\"\"}";

    private final Map<String, String> sent = new HashMap<>();

    private HttpServerCall request(String path) {
        sent.clear();
        HttpServerCall root = TestCalls.server(Map.of("traceparent", SAMPLED, "baggage", "user=7"), path);
        HttpClientCall client = TestCalls.client();
        if (client != null) {
            client.inject(sent, TestCalls.Setter.INSTANCE);
            client.status(200);
            client.finish(null);
        }
        root.status(200);
        root.finish(null);
        assertThat(CurrentCall.ofThread().call()).isNull();
        return root;
    }

    @Test
    void ofTraces() {
        TestPipeline pipeline = new TestPipeline(10, "sonde.traces.exclude", "/health,/actuator/**");
        request("/health");
        request("/actuator/info");

        assertThat(pipeline.spans("kept")).isZero();
        assertThat(pipeline.spans("dropped_excluded")).isEqualTo(4);
        assertThat(pipeline.sample(COUNTED)).as("metrics count them").isEqualTo(2);
        assertThat(pipeline.sample(CLIENT_COUNTED)).isEqualTo(2);
        assertThat(sent.get("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .endsWith("-00");
        assertThat(sent).containsEntry("baggage", "user=7");

        request("/healthy");
        assertThat(pipeline.spans("kept")).isEqualTo(2);
    }

    @Test
    void ofMetrics() {
        TestPipeline pipeline = new TestPipeline(10, "sonde.metrics.exclude", "/health");
        request("/health");

        assertThat(pipeline.sample(COUNTED)).isZero();
        assertThat(pipeline.sample("http_server_active_requests{http_request_method=\"GET\"}"))
                .isZero();
        assertThat(pipeline.sample(CLIENT_COUNTED))
                .as("a call to somebody else counts")
                .isEqualTo(1);
        assertThat(pipeline.spans("kept")).isEqualTo(2);
    }

    @Test
    void ofBoth() {
        TestPipeline pipeline =
                new TestPipeline(10, "sonde.traces.exclude", "/health", "sonde.metrics.exclude", "/health");
        HttpServerCall root = request("/health");

        assertThat(root.isLeftOut()).isTrue();
        assertThat(root.hasEnded()).isTrue();
        assertThat(root.status()).isZero();
        assertThat(pipeline.sample(COUNTED)).isZero();
        assertThat(pipeline.sample(CLIENT_COUNTED)).isEqualTo(1);
        assertThat(pipeline.spans("kept")).isZero();
        assertThat(pipeline.spans("dropped_excluded"))
                .as("itself and its child")
                .isEqualTo(2);
        assertThat(sent.get("traceparent"))
                .as("not sampled, and no others' trace")
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void theStandInKeepsNothing() {
        new TestPipeline(10, "sonde.traces.exclude", "/**", "sonde.metrics.exclude", "/**");
        HttpServerCall root = TestCalls.server(Map.of(), "/x");
        assertThat(TestCalls.server(Map.of(), "/y")).as("a filter inside").isNull();
        assertThat(HttpServerCall.current()).isSameAs(root);
        root.detailsFrom("request", (request, call) -> {
            throw new AssertionError();
        });
        root.route("/x");
        root.mapping("/x");
        root.thrown(new IllegalStateException());
        root.inject(sent, TestCalls.Setter.INSTANCE);
        root.finish(new IllegalStateException());
        root.abandon();

        assertThat(root.route()).isNull();
        assertThat(root.thrown()).isNull();
        assertThat(sent).isEmpty();
        assertThat(CurrentCall.ofThread().call()).isNull();
    }

    @Test
    void hosts() {
        TestPipeline pipeline = new TestPipeline(10, "sonde.traces.exclude-hosts", "other, BACK*");
        HttpServerCall root = TestCalls.server();
        HttpClientCall client = TestCalls.client();
        client.inject(sent, TestCalls.Setter.INSTANCE);
        client.status(200);
        client.finish(null);
        root.finish(null);
        assertThat(pipeline.spans("kept")).isEqualTo(1);
        assertThat(pipeline.sample(CLIENT_COUNTED)).isEqualTo(1);
        assertThat(sent.get("traceparent")).endsWith("-00");

        pipeline.apply("sonde.metrics.exclude-hosts", "backend");
        HttpClientCall uncounted = TestCalls.client();
        uncounted.status(200);
        uncounted.finish(null);
        assertThat(pipeline.sample(CLIENT_COUNTED)).isEqualTo(1);
        assertThat(pipeline.spans("kept")).isEqualTo(2);

        pipeline.apply("sonde.metrics.exclude-hosts", "backend", "sonde.traces.exclude-hosts", "backend");
        assertThat(TestCalls.client()).isNull();
    }

    @Test
    void whatIsLeftOutOfBothAllocatesNothing() {
        new TestPipeline((SpanQueue) null, "sonde.traces.exclude", "/a/*/c/**", "sonde.metrics.exclude", "/b,/a/**");
        Map<String, String> headers = Map.of();
        long before = 0;
        int measured = 10_000;
        for (int i = 0; i < 2 * measured; i++) {
            if (i == measured) {
                before = allocated();
            }
            HttpServerCall call = TestCalls.server(headers, "/a/b/c/d/e");
            call.status(200);
            call.finish(null);
        }
        assertThat((allocated() - before) / measured).isZero();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
