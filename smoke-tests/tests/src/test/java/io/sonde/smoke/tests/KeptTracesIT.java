package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which traces arrive when hardly any are sampled. */
class KeptTracesIT {

    private static final Duration END = Duration.ofSeconds(10);

    @Test
    void theErrorAndTheSlowOneOfAHundred() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(Probes.command(
                        receiver,
                        "otel.traces.sampler",
                        "parentbased_traceidratio",
                        "otel.traces.sampler.arg",
                        "0",
                        "sonde.traces.keep-slow",
                        "1500ms"))) {
            probe.get("/plain", 50);
            assertThat(probe.get("/error")).isEqualTo(500);
            assertThat(probe.get("/slow")).isEqualTo(200);
            probe.get("/plain", 50);
            receiver.awaitSpans(4, span -> true);

            assertThat(probe.metric("sonde_traces_kept_total", "reason", "error"))
                    .isEqualTo(1);
            assertThat(probe.metric("sonde_traces_kept_total", "reason", "slow"))
                    .isEqualTo(1);
            assertThat(probe.metric("sonde_traces_kept_total", "reason", "ratio"))
                    .isZero();
            assertThat(probe.metric("sonde_spans_total", "outcome", "kept")).isEqualTo(4);
            assertThat(probe.metric("sonde_spans_total", "outcome", "dropped_sampling"))
                    .as("server and client spans of the plain ones, and every leaf")
                    .isEqualTo(100 * 2 + 102);
            assertThat(probe.metric("http_server_requests_total", "http_route", "/"))
                    .as("metrics count all")
                    .isEqualTo(102);
            probe.process().terminate();

            assertThat(receiver.spans()).hasSize(4);
            assertWhole(receiver, "error", "/error");
            assertWhole(receiver, "slow", "/slow");
        }
    }

    private static void assertWhole(OtlpReceiver receiver, String reason, String path) {
        ReceivedSpan root = receiver.awaitSpan(span -> path.equals(span.attribute("url.path")));
        assertThat(root.attribute("sonde.kept.reason")).isEqualTo(reason);
        List<ReceivedSpan> children =
                receiver.spans().stream().filter(span -> span.isChildOf(root)).toList();
        assertThat(children).singleElement().satisfies(client -> {
            assertThat(client.traceId()).isEqualTo(root.traceId());
            assertThat(client.attribute("sonde.kept.reason")).isNull();
        });
    }

    @Test
    void anOutageIsNoFlood() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(Probes.command(
                        receiver, "otel.traces.sampler", "always_off", "sonde.traces.keep-limit", "2"))) {
            long start = System.nanoTime();
            probe.get("/error", 100);
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 2;

            double kept = probe.metric("sonde_traces_kept_total", "reason", "error");
            assertThat(kept).isBetween(2.0, 2.0 * seconds);
            assertThat(probe.metric("sonde_spans_total", "outcome", "dropped_keep_limit"))
                    .isEqualTo(2 * (100 - kept));
        }
    }

    @Test
    void withoutAnExporterNothingIsRecordedAndMetricsAreWhole() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(Probes.command(receiver, "otel.traces.exporter", "none"))) {
            probe.get("/plain", 20);
            probe.get("/error", 3);

            assertThat(probe.process().metrics().sum("sonde_spans_total", Map.of()))
                    .isZero();
            assertThat(probe.process().metrics().sum("sonde_traces_kept_total", Map.of()))
                    .isZero();
            assertThat(probe.metric("http_server_requests_total", "http_response_status_code", "500"))
                    .isEqualTo(3);
            assertThat(probe.metric("http_server_requests_total", "http_route", "/"))
                    .isEqualTo(23);
            assertThat(probe.process().metrics().sum("http_client_requests_total", Map.of()))
                    .isEqualTo(23);
            probe.process().terminate();
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void aBackendThatIsDownAndComesBack() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(Probes.command(
                        receiver,
                        "otel.exporter.otlp.timeout",
                        "2s",
                        "otel.bsp.max.queue.size",
                        "30",
                        "otel.bsp.max.export.batch.size",
                        "10"))) {
            probe.get("/before");
            receiver.awaitSpan(span -> "/before".equals(span.attribute("url.path")));
            receiver.goDown();
            probe.get("/during", 100);
            probe.process().awaitLine("Traces do not arrive at", END);
            assertThat(probe.metric("sonde_spans_total", "outcome", "dropped_queue_full"))
                    .isPositive();
            assertThat(probe.metric("sonde_export_total", "outcome", "failure")).isPositive();
            double lost = probe.metric("sonde_export_spans_total", "outcome", "failure");
            assertThat(lost).isPositive();
            receiver.comeBack();
            Await.asserted(END, () -> {
                probe.get("/after");
                assertThat(receiver.spans()).anyMatch(span -> "/after".equals(span.attribute("url.path")));
            });
            probe.process().awaitLine("Traces arrive again at", END);
            assertThat(probe.process().agentLines().stream()
                            .filter(line -> line.contains("arrive"))
                            .toList())
                    .as("one line each way")
                    .hasSize(2);
            double total = probe.process().metrics().sum("http_server_requests_total", Map.of())
                    + probe.process().metrics().sum("http_client_requests_total", Map.of());
            assertThat(probe.process().metrics().sum("sonde_spans_total", Map.of()))
                    .as("every span is accounted for")
                    .isEqualTo(total);
        }
    }
}
