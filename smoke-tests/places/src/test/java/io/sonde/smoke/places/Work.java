package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import io.sonde.smoke.kit.Trace;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A request to {@code /work}, and what it owes: itself, its query and its call, in one trace. */
final class Work {

    private static final Duration START_UP = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Work() {}

    /** Waits until the probe is there. */
    static URI address(ApplicationProcess process) {
        return URI.create(process.awaitLine("^probe is ready at (http://127\\.0\\.0\\.1:\\d+)$", START_UP)
                .group(1));
    }

    /** Has the probe work and waits for its whole trace; gives the probe's answer. */
    static String traced(OtlpReceiver receiver, URI address) {
        String traceId = newTraceId();
        HttpResponse<String> response = request(address.resolve("/work"), traceId);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Trace trace = await(receiver, traceId, 4);
        ReceivedSpan work = server(trace, "/work");
        ReceivedSpan leaf = server(trace, "/leaf");
        ReceivedSpan query = client(trace, "db.query.text");
        ReceivedSpan call = client(trace, "url.full");
        assertThat(query.isChildOf(work)).isTrue();
        assertThat(query.attribute("db.query.text")).isEqualTo("SELECT COUNT(*) FROM items");
        assertThat(call.isChildOf(work)).isTrue();
        assertThat(leaf.isChildOf(call)).isTrue();
        return response.body();
    }

    static HttpResponse<String> request(URI address, String traceId) {
        return Http.get(address, "traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");
    }

    static String newTraceId() {
        return String.format(
                "%016x%016x",
                ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
                ThreadLocalRandom.current().nextLong());
    }

    /** Waits for that many spans of the trace; more is a failure. */
    static Trace await(OtlpReceiver receiver, String traceId, int spans) {
        Trace whole = receiver.await("trace of " + spans + " spans", PATIENCE, received -> {
            Trace trace = receiver.trace(traceId);
            return trace.spans().size() < spans ? Optional.empty() : Optional.of(trace);
        });
        assertThat(whole.spans()).hasSize(spans);
        return whole;
    }

    static ReceivedSpan server(Trace trace, String path) {
        List<ReceivedSpan> found = trace.spans().stream()
                .filter(span -> span.kind() == SpanKind.SERVER && path.equals(span.attribute("url.path")))
                .toList();
        assertThat(found).as("server span of %s in %s", path, trace).hasSize(1);
        return found.get(0);
    }

    /** The client span that has such an attribute. */
    static ReceivedSpan client(Trace trace, String attribute) {
        List<ReceivedSpan> found = trace.spans().stream()
                .filter(span -> span.kind() == SpanKind.CLIENT && span.attribute(attribute) != null)
                .toList();
        assertThat(found).as("client span with %s in %s", attribute, trace).hasSize(1);
        return found.get(0);
    }

    /** Nothing failed inside the agent, and it has nothing to complain of. */
    static void assertQuiet(ApplicationProcess process) {
        assertThat(process.metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                .as(process.output())
                .isZero();
        assertThat(process.agentLines()).noneMatch(line -> line.matches("\\[sonde] (WARN|ERROR).*"));
    }
}
