package io.sonde.smoke.contracts.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.contracts.httpclient.Contract.Outcome;
import io.sonde.smoke.kit.ReceivedSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of context that {@code otel.propagators} names, after a redirect as before. */
class PropagatorsIT {

    private static final List<String> OF_CONTEXT =
            List.of("traceparent", "tracestate", "baggage", "b3", "x-b3-traceid", "x-b3-spanid", "x-b3-sampled");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"none", "b3", "b3multi"})
    void headersOnTheWire(String propagators) throws Exception {
        for (Subject subject : List.of(Subject.httpUrlConnection(17), Subject.javaHttpClient(17))) {
            try (Contract contract = new Contract(subject, directory, Map.of("otel.propagators", propagators))) {
                Outcome outcome = contract.run(subject.way(), contract.server().url("/redirect/1?{case}"));
                ReceivedSpan span = contract.spans(outcome, 1).get(0);
                assertThat(outcome.requests()).hasSize(2);
                for (RecordingServer.Received request : outcome.requests()) {
                    assertThat(ofContext(request)).isEqualTo(expected(propagators, span));
                }
            }
        }
    }

    private static Map<String, String> ofContext(RecordingServer.Received request) {
        Stream<HttpField> fields = request.headers().stream();
        return fields.filter(field -> OF_CONTEXT.contains(field.getLowerCaseName()))
                .collect(java.util.stream.Collectors.toMap(HttpField::getLowerCaseName, HttpField::getValue));
    }

    private static Map<String, String> expected(String propagators, ReceivedSpan span) {
        return switch (propagators) {
            case "b3" -> Map.of("b3", span.traceId() + "-" + span.spanId() + "-1");
            case "b3multi" -> Map.of("x-b3-traceid", span.traceId(), "x-b3-spanid", span.spanId(), "x-b3-sampled", "1");
            default -> Map.of();
        };
    }
}
