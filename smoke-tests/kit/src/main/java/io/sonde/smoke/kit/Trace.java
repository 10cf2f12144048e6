package io.sonde.smoke.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The spans of one trace that have arrived by a moment, in the order of their start. Immutable.
 *
 * @param traceId 32 lower-case hexadecimal digits
 */
public record Trace(String traceId, List<ReceivedSpan> spans) {

    /** Keeps the spans of that trace, ordered by their start. */
    static Trace of(List<ReceivedSpan> spans, String traceId) {
        return new Trace(
                traceId,
                spans.stream()
                        .filter(span -> span.traceId().equals(traceId))
                        .sorted(Comparator.comparingLong(ReceivedSpan::start))
                        .toList());
    }

    static List<Trace> group(List<ReceivedSpan> spans) {
        Map<String, List<ReceivedSpan>> byTrace = new LinkedHashMap<>();
        for (ReceivedSpan span : spans) {
            byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
        }
        return byTrace.entrySet().stream()
                .map(entry -> of(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** The spans whose parent is not in this trace: the root, and those whose parent is elsewhere or still to come. */
    public List<ReceivedSpan> roots() {
        return spans.stream().filter(span -> parent(span).isEmpty()).toList();
    }

    public Optional<ReceivedSpan> parent(ReceivedSpan child) {
        return spans.stream().filter(child::isChildOf).findFirst();
    }

    /** The direct children, in the order of their start. */
    public List<ReceivedSpan> children(ReceivedSpan parent) {
        return spans.stream().filter(span -> span.isChildOf(parent)).toList();
    }

    public List<ReceivedSpan> spans(Predicate<ReceivedSpan> sort) {
        return spans.stream().filter(sort).toList();
    }

    /** The spans of that service and kind. */
    public List<ReceivedSpan> spans(String service, SpanKind kind) {
        return spans(span -> span.service().equals(service) && span.kind() == kind);
    }
}
