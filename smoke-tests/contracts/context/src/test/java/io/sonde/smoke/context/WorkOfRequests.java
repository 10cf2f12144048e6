package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The spans of the database calls of a run, each under the request that it belongs to. */
final class WorkOfRequests {

    private WorkOfRequests() {}

    /** Each request of a way that is followed has one database call as its own child, each of a stranger none. */
    static void check(OtlpReceiver receiver, ApplicationProcess application, int requestsOfEachWay) {
        List<String> ways = new ArrayList<>();
        for (String line : application.stdout()) {
            if (line.startsWith("FOLLOWED ")) {
                ways.add(line.substring("FOLLOWED ".length()));
            }
        }
        assertThat(ways).isNotEmpty();
        Map<String, Integer> statements = new HashMap<>();
        Map<String, String> traces = new HashMap<>();
        for (ReceivedSpan span : receiver.spans()) {
            if (span.attribute("db.system.name") != null) {
                statements.merge(span.parentSpanId(), 1, Integer::sum);
                traces.put(span.parentSpanId(), span.traceId());
            }
        }
        Map<Integer, Integer> right = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ReceivedSpan span : receiver.spans()) {
            String path = span.text("url.path").orElse("");
            // The echo server's requests have the same paths, and a call of this JVM for their parent.
            if (span.kind() != SpanKind.SERVER || !span.parentSpanId().equals("00000000000000aa")) {
                continue;
            }
            int way = Integer.parseInt(path.split("/")[1]);
            int expected = way < ways.size() ? 1 : 0;
            boolean own = expected == 0 || span.traceId().equals(traces.get(span.spanId()));
            if (statements.getOrDefault(span.spanId(), 0) == expected && own) {
                right.merge(way, 1, Integer::sum);
            } else {
                wrong.add(path + " has " + statements.get(span.spanId()) + " in " + traces.get(span.spanId()));
            }
        }
        assertThat(wrong)
                .as("requests without just their own statement; the ways: %s", ways)
                .isEmpty();
        assertThat(right).hasSizeGreaterThanOrEqualTo(ways.size());
        assertThat(right.values()).allMatch(count -> count == requestsOfEachWay);
    }
}
