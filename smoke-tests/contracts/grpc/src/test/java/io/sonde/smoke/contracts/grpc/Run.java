package io.sonde.smoke.contracts.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the application under the agent: what it printed, its spans, and its metrics when all was over. */
final class Run implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT_METADATA = "otel.instrumentation.grpc.client.request-metadata.";
    private static final String SERVER_METADATA = "otel.instrumentation.grpc.server.request-metadata.";

    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final ApplicationProcess process;
    private final Map<String, String> results = new HashMap<>();
    private final MetricsText metrics;
    private final List<ReceivedSpan> spans;

    Run(Subject subject) {
        this(subject, "GrpcApplication");
    }

    Run(Subject subject, String application) {
        process = ApplicationProcess.java(Jdks.require(subject.jdk()))
                .named("grpc")
                .observed(receiver)
                .systemProperty(CLIENT_METADATA + "included", "x-*,authorization")
                .systemProperty(SERVER_METADATA + "included", "*")
                .systemProperty(SERVER_METADATA + "excluded", "x-hid?en")
                .main("io.sonde.smoke.contracts.grpc." + application, subject.classPath())
                .arguments(subject.transport().name())
                .start();
        try {
            process.awaitLine("^done$", PATIENCE);
            for (String line : process.stdout()) {
                if (line.startsWith("case ")) {
                    String[] words = line.split(" ", 3);
                    results.put(words[1], words[2]);
                }
            }
            Await.asserted(
                    OtlpReceiver.PATIENCE,
                    () -> assertThat(active(process.metrics()))
                            .as("unfinished calls")
                            .isZero());
            metrics = process.metrics();
            int kept = (int) metrics.value("sonde_spans_total", Map.of("outcome", "kept"));
            spans = receiver.awaitSpans(kept, span -> true);
            assertThat(spans).hasSize(kept);
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    private static double active(MetricsText metrics) {
        return metrics.sum("rpc_client_active_calls", Map.of()) + metrics.sum("rpc_server_active_calls", Map.of());
    }

    /** What the application saw of that case. */
    String result(String name) {
        return results.get(name);
    }

    MetricsText metrics() {
        return metrics;
    }

    List<ReceivedSpan> spans() {
        return spans;
    }

    List<ReceivedSpan> spans(SpanKind kind, String method) {
        return spans.stream()
                .filter(span -> span.kind() == kind && span.name().equals("contract.Calls/" + method))
                .toList();
    }

    /** The only span of that kind. */
    ReceivedSpan span(SpanKind kind, String method) {
        List<ReceivedSpan> found = spans(kind, method);
        assertThat(found).as(kind + " " + method).hasSize(1);
        return found.get(0);
    }

    ReceivedSpan client(String method) {
        return span(SpanKind.CLIENT, method);
    }

    ReceivedSpan server(String method) {
        return span(SpanKind.SERVER, method);
    }

    List<String> agentLines() {
        return process.agentLines();
    }

    @Override
    public void close() {
        process.close();
        receiver.close();
    }
}
