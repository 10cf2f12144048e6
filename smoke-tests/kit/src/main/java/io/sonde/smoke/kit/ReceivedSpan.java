package io.sonde.smoke.kit;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A span as it arrived at the {@link OtlpReceiver}, with the resource and scope it came under. Immutable.
 *
 * @param resource the resource's attributes; values as in {@link #attributes()}
 * @param scope the name of the instrumentation scope
 * @param span the message itself, for what the accessors do not offer
 */
public record ReceivedSpan(Map<String, Object> resource, String scope, Span span) {

    /** An event of a span; attribute values as in {@link ReceivedSpan#attributes()}. */
    public record Event(String name, Map<String, Object> attributes) {}

    /** 32 lower-case hexadecimal digits. */
    public String traceId() {
        return hex(span.getTraceId());
    }

    /** 16 lower-case hexadecimal digits. */
    public String spanId() {
        return hex(span.getSpanId());
    }

    /** 16 lower-case hexadecimal digits; empty for the root of the whole trace. */
    public String parentSpanId() {
        return hex(span.getParentSpanId());
    }

    /** The W3C {@code tracestate} in its header form; empty when there is none. */
    public String traceState() {
        return span.getTraceState();
    }

    public String name() {
        return span.getName();
    }

    public SpanKind kind() {
        return SpanKind.of(span.getKind());
    }

    /** {@code service.name} of the resource. */
    public String service() {
        return String.valueOf(resource.get("service.name"));
    }

    /** The attributes in the order of their names. Values are String, Boolean, Long, Double or a List of these. */
    public Map<String, Object> attributes() {
        return attributes(span.getAttributesList());
    }

    /** The value of that attribute, as in {@link #attributes()}; null when it is absent. */
    public Object attribute(String name) {
        return attributes().get(name);
    }

    /** The value of that attribute as text, when it is there. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(attribute(name)).map(Object::toString);
    }

    public List<Event> events() {
        return span.getEventsList().stream()
                .map(event -> new Event(event.getName(), attributes(event.getAttributesList())))
                .toList();
    }

    /** Whether the span's status is ERROR. */
    public boolean failed() {
        return span.getStatus().getCode() == io.opentelemetry.proto.trace.v1.Status.StatusCode.STATUS_CODE_ERROR;
    }

    /** Nanoseconds since the epoch. */
    public long start() {
        return span.getStartTimeUnixNano();
    }

    /** Nanoseconds since the epoch. */
    public long end() {
        return span.getEndTimeUnixNano();
    }

    public Duration duration() {
        return Duration.ofNanos(end() - start());
    }

    /** Whether the other span is this one's direct parent. */
    public boolean isChildOf(ReceivedSpan other) {
        return traceId().equals(other.traceId()) && parentSpanId().equals(other.spanId());
    }

    @Override
    public String toString() {
        return service() + " " + kind() + " " + name() + " " + attributes() + (failed() ? " ERROR" : "");
    }

    static Map<String, Object> attributes(List<KeyValue> pairs) {
        Map<String, Object> attributes = new TreeMap<>();
        for (KeyValue pair : pairs) {
            attributes.put(pair.getKey(), value(pair.getValue()));
        }
        return Collections.unmodifiableMap(attributes);
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(ReceivedSpan::value)
                        .toList();
            default -> value.toString();
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
