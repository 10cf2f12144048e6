package io.sonde.agent.configuration;

/** How much one span may hold. Immutable. */
public final class SpanLimits {

    private static final int TEXT = 4096;
    private static final int STACK_TRACE = 16_384;
    private static final int UNSET = -1;

    private final int attributes;
    private final int valueLength;

    SpanLimits(PropertySource source) {
        attributes = source.integer("otel.span.attribute.count.limit", source.integer("otel.attribute.count.limit"));
        valueLength = source.integer(
                "otel.span.attribute.value.length.limit", source.integer("otel.attribute.value.length.limit", UNSET));
    }

    /** How many attributes a span may have. */
    public int attributes() {
        return attributes;
    }

    /** How many characters are kept of a statement, a URL, a header and the like. */
    public int lengthOfText() {
        return valueLength == UNSET ? TEXT : valueLength;
    }

    /** How many characters are kept of a stack trace. */
    public int lengthOfStackTrace() {
        return valueLength == UNSET ? STACK_TRACE : valueLength;
    }
}
