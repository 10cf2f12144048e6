package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.agent.export.QueuedCalls;
import io.sonde.agent.export.SpanQueue;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.LocalTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of local traces, and that every call of them is accounted for. */
final class TracePipelineTest {

    private static final String[] NOTHING = {
        "otel.traces.sampler", "always_off", "sonde.traces.keep-slow", "off", "sonde.traces.keep-errors", "false"
    };
    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String UNSAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    private static HttpServerCall trace(Throwable failureOfTheChild) {
        HttpServerCall root = TestCalls.server();
        DatabaseCall child = TestCalls.database();
        child.finish(failureOfTheChild);
        root.status(200);
        root.finish(null);
        return root;
    }

    @Test
    void aTraceThatIsKept() {
        TestPipeline pipeline = new TestPipeline(10, "otel.traces.sampler", "always_on");
        HttpServerCall root = trace(null);

        List<Call> queued = QueuedCalls.take(pipeline.queue);
        assertThat(queued).hasSize(2);
        assertThat(queued.get(0)).isSameAs(root);
        assertThat(queued.get(1).parent()).isSameAs(root);
        assertThat(pipeline.spans("kept")).isEqualTo(2);
        assertThat(pipeline.traces("ratio")).isEqualTo(1);
        assertThat(CurrentCall.ofThread().call()).isNull();
    }

    @Test
    void aTraceThatIsDropped() {
        TestPipeline pipeline = new TestPipeline(10, NOTHING);
        trace(new IllegalStateException());

        assertThat(QueuedCalls.take(pipeline.queue)).isEmpty();
        assertThat(pipeline.spans("dropped_sampling")).isEqualTo(2);
        assertThat(pipeline.spans("kept")).isZero();
        assertThat(
                        pipeline.sample("http_server_requests_total")
                                + pipeline.sample(
                                        "http_server_requests_total{http_request_method=\"GET\",http_route=\"\",http_response_status_code=\"200\",error_type=\"\"}"))
                .as("metrics count it all the same")
                .isEqualTo(1);
    }

    /** Work that goes on has to know: a subscription without end would hold its request for ever. */
    @Test
    void aTraceThatNobodyWantsEndsAllTheSame() {
        TestPipeline pipeline = new TestPipeline((SpanQueue) null);
        HttpServerCall root = trace(null);
        DatabaseCall late = TestCalls.database();
        late.finish(null);
        assertThat(root.trace().add(late, 10)).isEqualTo(LocalTrace.Decision.DROPPED);
        assertThat(pipeline.spans("dropped_sampling")).isZero();
    }

    @Test
    void errorsAreKept() {
        TestPipeline pipeline =
                new TestPipeline(10, "otel.traces.sampler", "always_off", "sonde.traces.keep-slow", "off");
        trace(null);
        trace(new IllegalStateException());
        HttpServerCall failing = TestCalls.server();
        failing.status(503);
        failing.finish(null);

        assertThat(pipeline.traces("error")).isEqualTo(2);
        assertThat(pipeline.spans("kept")).isEqualTo(3);
        assertThat(pipeline.spans("dropped_sampling")).isEqualTo(2);
    }

    @Test
    void slowOnesAreKept() {
        TestPipeline pipeline =
                new TestPipeline(10, "otel.traces.sampler", "always_off", "sonde.traces.keep-slow", "0ms");
        trace(null);

        assertThat(pipeline.traces("slow")).isEqualTo(1);
        assertThat(pipeline.spans("kept")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "parentbased_always_off, 01, parent",
        "parentbased_always_on, 01, parent",
        "parentbased_always_on, 00, ",
        "always_on, 00, ratio",
        "always_off, 01, ",
        "traceidratio, 01, ratio"
    })
    void theParentsDecision(String sampler, String flags, String reason) {
        TestPipeline pipeline = new TestPipeline(10, "otel.traces.sampler", sampler, "sonde.traces.keep-slow", "off");
        HttpServerCall root = TestCalls.server(Map.of("traceparent", SAMPLED.substring(0, 53) + flags));
        Map<String, String> out = new HashMap<>();
        HttpClientCall client = TestCalls.client();
        client.inject(out, TestCalls.Setter.INSTANCE);
        client.finish(null);
        root.finish(null);

        assertThat(root.trace().remoteSpanId()).isEqualTo(0xb7ad6b7169203331L);
        assertThat(pipeline.spans(reason == null ? "dropped_sampling" : "kept")).isEqualTo(2);
        if (reason != null) {
            assertThat(pipeline.traces(reason)).isEqualTo(1);
        }
        assertThat(out.get("traceparent"))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-" + String.format("%016x", client.spanId())
                        + (reason == null ? "-00" : "-01"));
    }

    @Test
    void baggageAndStateArePassedOn() {
        new TestPipeline(10, "otel.traces.sampler", "parentbased_always_on");
        HttpServerCall root =
                TestCalls.server(Map.of("traceparent", UNSAMPLED, "tracestate", "a=1,b=2", "baggage", "user=7"));
        Map<String, String> out = new HashMap<>();
        HttpClientCall client = TestCalls.client();
        client.inject(out, TestCalls.Setter.INSTANCE);
        client.finish(null);
        root.finish(null);

        assertThat(out).containsEntry("tracestate", "a=1,b=2").containsEntry("baggage", "user=7");
        assertThat(out.get("traceparent")).endsWith("-00");

        HttpServerCall without = TestCalls.server(Map.of("baggage", "user=7", "traceparent", "garbage"));
        out.clear();
        without.inject(out, TestCalls.Setter.INSTANCE);
        without.finish(null);
        assertThat(out).containsEntry("baggage", "user=7").doesNotContainKey("tracestate");
        assertThat(without.trace().hasRemoteParent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"any, 2", "true, 2", "server, 1", "false, 0"})
    void whoseErrorsAreKept(String keepErrors, int kept) {
        TestPipeline pipeline = new TestPipeline(
                10,
                "otel.traces.sampler",
                "always_off",
                "sonde.traces.keep-slow",
                "off",
                "sonde.traces.keep-errors",
                keepErrors);
        trace(new IllegalStateException());
        HttpServerCall failing = TestCalls.server();
        failing.status(500);
        failing.finish(null);
        HttpServerCall notFound = TestCalls.server();
        notFound.status(404);
        notFound.finish(null);

        assertThat(pipeline.traces("error")).isEqualTo(kept);
    }

    @Test
    void aTraceThatIsKeptByRuleSaysWhy() {
        new TestPipeline(10, "otel.traces.sampler", "always_off", "sonde.traces.keep-slow", "0ms");
        assertThat(trace(new IllegalStateException()).trace().keptReason()).isEqualTo("error");
        assertThat(trace(null).trace().keptReason()).isEqualTo("slow");
        new TestPipeline(10, "otel.traces.sampler", "always_on", "sonde.traces.keep-slow", "0ms");
        assertThat(trace(new IllegalStateException()).trace().keptReason()).isNull();
    }

    @Test
    void theRulesOverrideAParentsNo() {
        TestPipeline pipeline = new TestPipeline(10, "sonde.traces.keep-slow", "off");
        HttpServerCall root = TestCalls.server(Map.of("traceparent", UNSAMPLED));
        Map<String, String> out = new HashMap<>();
        HttpClientCall client = TestCalls.client();
        client.inject(out, TestCalls.Setter.INSTANCE);
        client.status(500);
        client.finish(null);
        root.finish(null);

        assertThat(out.get("traceparent")).as("the head decision travels").endsWith("-00");
        assertThat(pipeline.traces("error")).isEqualTo(1);
        assertThat(pipeline.spans("kept")).isEqualTo(2);
    }

    @Test
    void soManyASecondAreKeptByRuleAndTheRestIsCounted() {
        TestPipeline pipeline = new TestPipeline(
                1000,
                "otel.traces.sampler",
                "always_off",
                "sonde.traces.keep-slow",
                "off",
                "sonde.traces.keep-limit",
                "3");
        List<DatabaseCall> late = new ArrayList<>();
        long now = System.nanoTime();
        for (int second = 1; second <= 2; second++) {
            for (int i = 0; i < 10; i++) {
                HttpServerCall root = TestCalls.server();
                TestCalls.database().finish(new IllegalStateException());
                DatabaseCall child = TestCalls.database();
                child.leaveThread();
                late.add(child);
                root.leaveThread();
                root.end(null, now + second * 1_000_000_000L);
            }
        }
        assertThat(pipeline.traces("error")).isEqualTo(6);
        assertThat(pipeline.spans("kept")).isEqualTo(12);
        assertThat(pipeline.spans("dropped_keep_limit")).isEqualTo(28);

        for (DatabaseCall child : late) {
            child.end(new IllegalStateException());
        }
        assertThat(pipeline.spans("kept")).isEqualTo(18);
        assertThat(pipeline.spans("dropped_keep_limit")).as("late ones follow").isEqualTo(42);
        assertThat(pipeline.spans("dropped_sampling")).isZero();
    }

    @Test
    void theLimitDoesNotConcernTheHeadDecision() {
        TestPipeline pipeline =
                new TestPipeline(1000, "otel.traces.sampler", "always_on", "sonde.traces.keep-limit", "0");
        for (int i = 0; i < 100; i++) {
            trace(new IllegalStateException());
        }
        assertThat(pipeline.traces("ratio")).isEqualTo(100);
        assertThat(pipeline.spans("dropped_keep_limit")).isZero();
    }

    @Test
    void anotherConfigurationIsInForceAtOnce() {
        TestPipeline pipeline = new TestPipeline(10, NOTHING);
        trace(null);
        pipeline.apply("otel.traces.sampler", "always_on");
        trace(null);
        assertThat(pipeline.traces("ratio")).isEqualTo(1);
        pipeline.apply("otel.traces.sampler", "always_off", "sonde.traces.keep-slow", "0ms");
        trace(null);
        assertThat(pipeline.traces("slow")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"always_on, kept", "always_off, dropped_sampling"})
    void lateChildrenFollowTheDecision(String sampler, String outcome) {
        TestPipeline pipeline = new TestPipeline(10, "otel.traces.sampler", sampler, "sonde.traces.keep-slow", "off");
        HttpServerCall root = TestCalls.server();
        DatabaseCall late = TestCalls.database();
        late.leaveThread();
        root.finish(null);
        assertThat(pipeline.spans(outcome)).isEqualTo(1);

        late.end(new IllegalStateException());

        assertThat(pipeline.spans(outcome)).isEqualTo(2);
        assertThat(QueuedCalls.take(pipeline.queue)).hasSize(outcome.equals("kept") ? 2 : 0);
    }

    @Test
    void aTraceHoldsSoManyCallsAndItsRoot() {
        TestPipeline pipeline = new TestPipeline(10, "otel.traces.sampler", "always_on", "sonde.traces.max-calls", "3");
        HttpServerCall root = TestCalls.server();
        for (int i = 0; i < 5; i++) {
            TestCalls.database().finish(null);
        }
        root.finish(null);

        assertThat(pipeline.spans("kept")).isEqualTo(4);
        assertThat(pipeline.spans("dropped_trace_limit")).isEqualTo(2);
        assertThat(QueuedCalls.take(pipeline.queue)).hasSize(4).contains(root);
    }

    @Test
    void aFullQueueIsCounted() {
        TestPipeline pipeline = new TestPipeline(3, "otel.traces.sampler", "always_on");
        trace(null);
        trace(null);

        assertThat(pipeline.spans("kept")).isEqualTo(2);
        assertThat(pipeline.spans("dropped_queue_full")).isEqualTo(2);
        assertThat(pipeline.queue.size()).isEqualTo(2);
        assertThat(QueuedCalls.take(pipeline.queue)).hasSize(2);
        trace(null);
        assertThat(pipeline.spans("kept")).isEqualTo(4);
    }

    @Test
    void withoutAnExporterMetricsStay() {
        TestPipeline pipeline = new TestPipeline((io.sonde.agent.export.SpanQueue) null);
        HttpServerCall root = trace(null);

        assertThat(root.hasEnded()).isTrue();
        assertThat(pipeline.spans("kept")).isZero();
        assertThat(pipeline.sample("http_server_active_requests{http_request_method=\"GET\"}"))
                .isZero();
    }

    @Test
    void detailsThatCannotBeReadLoseNothing() {
        TestPipeline pipeline = new TestPipeline(10, "otel.traces.sampler", "always_on");
        HttpServerCall root = TestCalls.server();
        root.detailsFrom("request", (request, call) -> {
            throw new IllegalStateException("recycled");
        });
        TestCalls.database().finish(null);

        assertThatThrownBy(() -> root.finish(null)).hasMessage("recycled");

        assertThat(pipeline.spans("kept")).isEqualTo(2);
        assertThat(QueuedCalls.take(pipeline.queue)).hasSize(2);
        assertThat(CurrentCall.ofThread().call()).isNull();
    }

    @Test
    void detailsOfDroppedCallsAreNotRead() {
        new TestPipeline(10, NOTHING);
        HttpServerCall root = TestCalls.server();
        root.detailsFrom("request", (request, call) -> {
            throw new IllegalStateException("read");
        });
        root.finish(null);
        assertThat(root.path()).isNull();
    }

    @Test
    void theCallsOfAnAbandonedRootAreCounted() {
        TestPipeline pipeline = new TestPipeline(10, "otel.traces.sampler", "always_on");
        HttpServerCall root = TestCalls.server();
        TestCalls.database().finish(null);
        DatabaseCall late = TestCalls.database();
        late.leaveThread();
        root.leaveThread();
        root.abandon();
        late.end(null);

        assertThat(pipeline.spans("dropped_sampling")).isEqualTo(2);
        assertThat(pipeline.spans("kept")).isZero();
        assertThat(pipeline.sample("http_server_active_requests{http_request_method=\"GET\"}"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"always_on, 100000", "always_on, 300", "always_off, 1000"})
    void everyCallIsAccountedForWhateverRaces(String sampler, int queueSize) throws Exception {
        int rounds = 400;
        int threads = 8;
        int calls = 6;
        TestPipeline pipeline = new TestPipeline(
                queueSize,
                "otel.traces.sampler",
                sampler,
                "sonde.traces.keep-slow",
                "off",
                "sonde.traces.max-calls",
                "30");
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        Set<Call> exported = new HashSet<>();
        int taken = 0;
        try {
            for (int round = 0; round < rounds; round++) {
                HttpServerCall root = TestCalls.server();
                List<List<DatabaseCall>> children = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    List<DatabaseCall> ofThread = new ArrayList<>();
                    for (int c = 0; c < calls; c++) {
                        DatabaseCall child = TestCalls.database();
                        child.leaveThread();
                        ofThread.add(child);
                    }
                    children.add(ofThread);
                }
                root.leaveThread();
                CyclicBarrier barrier = new CyclicBarrier(threads + 1);
                List<Future<?>> ended = new ArrayList<>();
                for (List<DatabaseCall> ofThread : children) {
                    ended.add(executor.submit(() -> {
                        barrier.await();
                        for (DatabaseCall child : ofThread) {
                            child.end(null);
                        }
                        return null;
                    }));
                }
                barrier.await();
                root.end(null);
                for (Future<?> future : ended) {
                    future.get();
                }
                if (round % 4 == 3) {
                    List<Call> queued = QueuedCalls.take(pipeline.queue);
                    taken += queued.size();
                    exported.addAll(queued);
                }
            }
        } finally {
            executor.shutdownNow();
        }
        List<Call> queued = QueuedCalls.take(pipeline.queue);
        taken += queued.size();
        exported.addAll(queued);

        long kept = pipeline.spans("kept");
        assertThat(exported).as("no call twice").hasSize(taken);
        assertThat((long) taken).isEqualTo(kept);
        assertThat(kept
                        + pipeline.spans("dropped_sampling")
                        + pipeline.spans("dropped_queue_full")
                        + pipeline.spans("dropped_trace_limit"))
                .isEqualTo((long) rounds * (threads * calls + 1));
        assertThat(pipeline.queue.size()).isZero();
    }
}
