package io.sonde.smoke.kit;

import io.opentelemetry.proto.trace.v1.Span;

/** The kinds of spans that OpenTelemetry knows. */
public enum SpanKind {
    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER;

    static SpanKind of(Span.SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_INTERNAL -> INTERNAL;
            case SPAN_KIND_SERVER -> SERVER;
            case SPAN_KIND_CLIENT -> CLIENT;
            case SPAN_KIND_PRODUCER -> PRODUCER;
            case SPAN_KIND_CONSUMER -> CONSUMER;
            default -> UNSPECIFIED;
        };
    }
}
