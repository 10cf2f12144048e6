package io.sonde.agent.export;

import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.conventions.SpanAttribute;
import io.sonde.agent.logging.AgentLog;
import io.sonde.instrumentation.call.Call;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes a line for each call to the agent's log. */
final class ConsoleExporter implements TraceExporter {

    private final Deque<String> lines = new ArrayDeque<String>();
    private final SpanDescriber describer;
    private final TextAttributes attributes;

    ConsoleExporter(SpanLimits limits, boolean hostInClientSpanName) {
        describer = new SpanDescriber(hostInClientSpanName, limits.lengthOfText());
        attributes = new TextAttributes(limits);
    }

    @Override
    public void begin() {
        lines.clear();
    }

    @Override
    public void add(Call call) {
        attributes.begin();
        attributes.text.setLength(0);
        describer.describe(call, attributes);
        StringBuilder line = new StringBuilder("span ");
        appendHexadecimal(line, call.trace().traceIdHigh());
        appendHexadecimal(line, call.trace().traceIdLow());
        appendHexadecimal(line.append(' '), call.spanId());
        appendHexadecimal(
                line.append(" parent "),
                call.parent() == null
                        ? call.trace().remoteSpanId()
                        : call.parent().spanId());
        line.append(' ').append(describer.kind()).append(" '").append(describer.name());
        line.append("' ").append(call.durationNanos() / 1000).append(" µs ");
        line.append(call.errorType() == null ? "UNSET" : "ERROR");
        lines.addFirst(line.append(" {").append(attributes.text).append('}').toString());
    }

    @Override
    public PartialSuccess send() {
        for (String line : lines) {
            AgentLog.info(line);
        }
        return null;
    }

    @Override
    public void hurry() {
        // It never waits.
    }

    private static void appendHexadecimal(StringBuilder line, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            line.append(Character.forDigit((int) (value >>> shift) & 0xF, 16));
        }
    }

    private static final class TextAttributes extends LimitedAttributes {

        private final StringBuilder text = new StringBuilder();

        TextAttributes(SpanLimits limits) {
            super(limits);
        }

        @Override
        void write(SpanAttribute key, String value, int characters) {
            begin(key).append('"').append(value, 0, characters).append('"');
        }

        @Override
        void write(SpanAttribute key, long value) {
            begin(key).append(value);
        }

        @Override
        void write(SpanAttribute key, List<String> values, int characters) {
            begin(key).append('[');
            String separator = "";
            for (String value : values) {
                text.append(separator).append(value, 0, cut(value, characters));
                separator = ", ";
            }
            text.append(']');
        }

        private StringBuilder begin(SpanAttribute key) {
            return text.append(text.length() == 0 ? "" : ", ").append(key).append('=');
        }
    }
}
