package io.sonde.smoke.kit;

import java.util.List;
import java.util.Locale;

/** Writes a trace for people: one line for each span, indented under its parent, with what matters most. */
public final class TraceTree {

    private static final List<String> KEY_ATTRIBUTES = List.of(
            "http.response.status_code",
            "url.path",
            "url.full",
            "db.system.name",
            "db.query.text",
            "db.response.returned_rows",
            "rpc.response.status_code",
            "aws.s3.bucket",
            "aws.s3.key",
            "error.type");

    private TraceTree() {}

    /** Several lines, the last without a line end. */
    public static String render(Trace trace) {
        StringBuilder out = new StringBuilder("trace ").append(trace.traceId());
        for (ReceivedSpan root : trace.roots()) {
            append(out, trace, root, "", "");
        }
        return out.toString();
    }

    private static void append(
            StringBuilder out, Trace trace, ReceivedSpan span, String ownIndent, String childIndent) {
        out.append('\n')
                .append(ownIndent)
                .append(span.kind().name().toLowerCase(Locale.ROOT))
                .append("  ")
                .append(span.service())
                .append("  ")
                .append(span.name())
                .append("  ")
                .append(milliseconds(span))
                .append(span.failed() ? "  ERROR" : "");
        for (String attribute : KEY_ATTRIBUTES) {
            span.text(attribute)
                    .ifPresent(value ->
                            out.append("  ").append(attribute).append('=').append(value));
        }
        for (ReceivedSpan.Event event : span.events()) {
            if (event.name().equals("exception")) {
                out.append("  ! ")
                        .append(event.attributes().get("exception.type"))
                        .append(": ")
                        .append(firstLine(event.attributes().get("exception.message")));
            }
        }
        List<ReceivedSpan> children = trace.children(span);
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            append(
                    out,
                    trace,
                    children.get(i),
                    childIndent + (last ? "└─ " : "├─ "),
                    childIndent + (last ? "   " : "│  "));
        }
    }

    private static String milliseconds(ReceivedSpan span) {
        return String.format(Locale.ROOT, "%.1f ms", span.duration().toNanos() / 1e6);
    }

    private static String firstLine(Object text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
