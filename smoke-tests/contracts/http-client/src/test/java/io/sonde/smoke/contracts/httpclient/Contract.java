package io.sonde.smoke.contracts.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One client under test, with the agent and without, and the server that both ask. */
final class Contract implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Subject subject;
    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final RecordingServer server;
    private final Application observed;
    private final Application plain;
    private final AtomicInteger cases = new AtomicInteger();

    Contract(Subject subject, Path directory, Map<String, String> properties) {
        this.subject = subject;
        var jdk = Jdks.require(subject.jdk());
        Certificate certificate = Certificate.make(directory);
        try {
            server = new RecordingServer(certificate);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        var command = ApplicationProcess.java(jdk).named("observed").observed(receiver);
        properties.forEach(command::systemProperty);
        observed = Application.start(command, subject.mainClass(), certificate);
        observed.process().awaitLine("metrics are at", PATIENCE);
        plain = Application.start(ApplicationProcess.java(jdk).named("plain"), subject.mainClass(), certificate);
    }

    /** What came of one command under the agent. */
    record Outcome(String id, Map<String, String> result, List<RecordingServer.Received> requests) {

        /** The type of what the client threw; of its cause where a future wrapped it. */
        String thrownType() {
            return result.get("thrown")
                    .lines()
                    .filter(line -> !line.startsWith("  ") && !line.startsWith("java.util.concurrent.Execution"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .findFirst()
                    .orElseThrow();
        }
    }

    RecordingServer server() {
        return server;
    }

    ApplicationProcess process() {
        return observed.process();
    }

    /** Runs a command with and without the agent and compares what the two applications saw. */
    Outcome run(String way, String url, String... options) {
        int number = cases.incrementAndGet();
        Map<String, String> command = new LinkedHashMap<>();
        command.put("way", way);
        command.put("url", url);
        for (int i = 0; i < options.length; i += 2) {
            command.put(options[i], options[i + 1]);
        }
        String observedId = String.format("case=a%04d", number);
        String plainId = String.format("case=p%04d", number);
        Map<String, String> seen = observed.run(identified(command, observedId));
        Map<String, String> seenPlain = plain.run(identified(command, plainId));
        assertThat(anonymous(seen))
                .as("%s by %s of %s with the agent, against without", subject, way, url)
                .isEqualTo(anonymous(seenPlain));
        return new Outcome(observedId, seen, server.requests(observedId));
    }

    private static Map<String, String> identified(Map<String, String> command, String id) {
        Map<String, String> identified = new LinkedHashMap<>();
        command.forEach((name, value) -> identified.put(name, value.replace("{case}", id)));
        return identified;
    }

    private Map<String, String> anonymous(Map<String, String> seen) {
        Map<String, String> anonymous = new LinkedHashMap<>();
        seen.forEach((name, value) -> {
            // The copy of a request that belongs to its response shows what was sent in place of the application's.
            String text = value.replaceAll("case=[ap]\\d+", "case=N")
                    .replaceAll("traceparent=\\[[^]]*]", "traceparent=[...]");
            anonymous.put(name, name.equals("thrown") && subject.isJavaHttpClient() ? withoutAsyncFrames(text) : text);
        });
        return anonymous;
    }

    /** The throwable and its cause without that one's stack: the rest depends on how the client's threads raced. */
    private static String withoutAsyncFrames(String thrown) {
        StringBuilder text = new StringBuilder();
        int throwables = 0;
        for (String line : thrown.split("\n")) {
            boolean frame = line.startsWith("  ");
            throwables += frame ? 0 : 1;
            if (frame ? throwables == 1 && !line.contains("CompletableFuture") : throwables <= 2) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** The only span of that command, after the checks that hold for every call. */
    ReceivedSpan span(Outcome outcome) {
        List<ReceivedSpan> spans = spans(outcome, 1);
        ReceivedSpan span = spans.get(0);
        assertThat(span.kind()).isEqualTo(SpanKind.CLIENT);
        for (RecordingServer.Received request : outcome.requests()) {
            assertThat(request.values("traceparent"))
                    .as("traceparent of %s", request)
                    .containsExactly("00-" + span.traceId() + "-" + span.spanId() + "-01");
        }
        return span;
    }

    /** That many spans of the command, and no more by the time all of its calls have ended. */
    List<ReceivedSpan> spans(Outcome outcome, int count) {
        awaitIdle();
        List<ReceivedSpan> spans = receiver.awaitSpans(count, span -> isOf(span, outcome));
        assertThat(spans).hasSize(count);
        return spans;
    }

    private static boolean isOf(ReceivedSpan span, Outcome outcome) {
        return String.valueOf(span.attribute("url.full")).contains(outcome.id());
    }

    /** Waits until no call is in progress. */
    void awaitIdle() {
        Await.asserted(
                PATIENCE,
                () -> assertThat(process().metrics().sum("http_client_active_requests", Map.of()))
                        .as("active requests")
                        .isZero());
    }

    double counted(Map<String, String> labels) {
        return process().metrics().sum("http_client_requests_total", labels);
    }

    double timed(Map<String, String> labels) {
        return process().metrics().sum("http_client_request_duration_seconds_count", labels);
    }

    /** At the end: whatever came late, no command has more spans than were counted. */
    void assertNothingLeft() {
        awaitIdle();
        assertThat(receiver.spans().size()).as("spans in all").isEqualTo((int) counted(Map.of()));
        assertThat(process().metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                .as("errors in advice")
                .isZero();
        assertThat(process().agentLines().stream().filter(line -> !line.contains("metrics are at")))
                .as("what the agent had to say")
                .isEmpty();
    }

    @Override
    public void close() throws Exception {
        observed.close();
        plain.close();
        server.close();
        receiver.close();
    }
}
