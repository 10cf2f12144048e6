package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of the contract to its end: where the work of its requests has arrived, by what they called and by the spans of
 * their database calls, and what is left of them.
 *
 * @param clients requests of each way at once
 * @param rounds how many requests of each way that is followed each client sent
 */
public record WorkOfRequests(OtlpReceiver receiver, ApplicationProcess application, int clients, int rounds) {

    /** For JVMs that live for seconds, half of which the second compiler would take. The soak test runs with both. */
    public static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /** One call that each of these left behind would show, and one of a hundred. */
    private static final int ENOUGH = 10_000;

    /**
     * Every way went well; each request of a way that is followed has one database call as its own child, each of a stranger
     * none; nothing is left.
     *
     * @param run for the line with the figures
     */
    public void check(String run, int followed, int strangers) {
        List<String> lines = application.stdout();
        assertThat(lines).noneMatch(line -> line.startsWith("WRONG"));
        assertThat(lines.stream().filter(line -> line.startsWith("FOLLOWED")))
                .as(application.output())
                .hasSize(followed);
        assertThat(lines.stream().filter(line -> line.startsWith("RIGHT")))
                .as(application.output())
                .hasSize(followed + strangers);
        assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
        checkStatements();
        assertThat(number("DURING"))
                .as("calls that are counted during a request")
                .isPositive();
        int requests = number("REQUESTS");
        assertThat(requests)
                .as("requests before the heap is looked at")
                .isEqualTo(clients * (followed * rounds + strangers))
                .isGreaterThan(ENOUGH);
        int before = number("BEFORE");
        int after = number("AFTER");
        System.out.println("[context] " + run + ": " + followed + " ways followed, " + strangers + " not, "
                + requests + " requests, calls in the heap before " + before
                + ", after " + after);
        assertThat(after).as("calls left in the heap").isLessThanOrEqualTo(before + Contract.LAST_CALLS);
    }

    private void checkStatements() {
        List<String> ways = new ArrayList<>();
        for (String line : application.stdout()) {
            if (line.startsWith("FOLLOWED ")) {
                ways.add(line.substring("FOLLOWED ".length()));
            }
        }
        List<ReceivedSpan> spans = receiver.spans();
        Map<String, Integer> statements = new HashMap<>();
        Map<String, String> traces = new HashMap<>();
        for (ReceivedSpan span : spans) {
            if (span.attribute("db.system.name") != null) {
                statements.merge(span.parentSpanId(), 1, Integer::sum);
                traces.put(span.parentSpanId(), span.traceId());
            }
        }
        Map<Integer, Integer> right = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ReceivedSpan span : spans) {
            // The echo server's requests have the same paths, and a call of this JVM for their parent.
            if (span.kind() != SpanKind.SERVER || !span.parentSpanId().equals("00000000000000aa")) {
                continue;
            }
            String path = span.text("url.path").orElse("");
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
        right.forEach((way, count) -> assertThat(count)
                .as("requests of way %d", way)
                .isEqualTo(way < ways.size() ? clients * rounds : clients));
    }

    private int number(String label) {
        return Integer.parseInt(application
                .awaitLine(label + " (-?\\d+)", Duration.ofSeconds(1))
                .group(1));
    }
}
