package io.sonde.instrumentation.javahttpclient;

/** The names of the headers that context travels in, in any propagator's form; the client itself sets none of them. */
final class ContextHeaders {

    static final String[] NAMES = {
        "traceparent", "tracestate", "baggage", "b3", "X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled",
    };

    private ContextHeaders() {}
}
