package io.sonde.agent.export;

import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.conventions.SpanAttribute;
import io.sonde.agent.conventions.SpanAttributes;
import io.sonde.agent.http.Message;
import io.sonde.agent.redaction.ExceptionText;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.LocalTrace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Calls as an OTLP {@code ExportTraceServiceRequest} (opentelemetry/proto/trace/v1/trace.proto), written from the calls
 * without anything in between. The message is written backwards, so calls are to be added from the newest to the oldest, and
 * their attributes stand in the reverse of the order in which they are described. Not thread-safe.
 */
final class OtlpTraces implements Message {

    private static final String SCOPE = "io.sonde";

    private static final int REQUEST_RESOURCE_SPANS = 1;
    private static final int RESOURCE_SPANS_RESOURCE = 1;
    private static final int RESOURCE_SPANS_SCOPE_SPANS = 2;
    private static final int RESOURCE_ATTRIBUTES = 1;
    private static final int SCOPE_SPANS_SCOPE = 1;
    private static final int SCOPE_SPANS_SPANS = 2;
    private static final int SCOPE_NAME = 1;
    private static final int SPAN_TRACE_ID = 1;
    private static final int SPAN_SPAN_ID = 2;
    private static final int SPAN_TRACE_STATE = 3;
    private static final int SPAN_PARENT_SPAN_ID = 4;
    private static final int SPAN_NAME = 5;
    private static final int SPAN_KIND = 6;
    private static final int SPAN_START = 7;
    private static final int SPAN_END = 8;
    private static final int SPAN_ATTRIBUTES = 9;
    private static final int SPAN_DROPPED_ATTRIBUTES = 10;
    private static final int SPAN_EVENTS = 11;
    private static final int SPAN_STATUS = 15;
    private static final int SPAN_FLAGS = 16;
    private static final int EVENT_TIME = 1;
    private static final int EVENT_NAME = 2;
    private static final int EVENT_ATTRIBUTES = 3;
    private static final int STATUS_CODE = 3;
    private static final int STATUS_ERROR = 2;

    /** {@code SpanFlags}: sampled, and that it is known whether the parent is remote. */
    private static final int FLAGS = 0x01 | 0x100;

    private static final int PARENT_IS_REMOTE = 0x200;

    private final ProtobufWriter output = new ProtobufWriter();
    private final EpochClock clock;
    private final SpanLimits limits;
    private final SpanDescriber describer;
    private final OtlpAttributes attributes;
    private final OtlpAttributes eventAttributes;
    private final byte[] resource;
    private final byte[] scope;

    OtlpTraces(
            EpochClock clock, Map<String, String> resourceAttributes, SpanLimits limits, boolean hostInClientSpanName) {
        this.clock = clock;
        this.limits = limits;
        this.describer = new SpanDescriber(hostInClientSpanName, limits.lengthOfText());
        this.attributes = new OtlpAttributes(output, SPAN_ATTRIBUTES, limits);
        this.eventAttributes = new OtlpAttributes(output, EVENT_ATTRIBUTES, limits);
        this.resource = resource(resourceAttributes);
        output.text(SCOPE_NAME, SCOPE, SCOPE.length());
        output.message(SCOPE_SPANS_SCOPE, 0);
        this.scope = output.since(0);
        output.clear();
    }

    private byte[] resource(Map<String, String> resourceAttributes) {
        OtlpAttributes described = new OtlpAttributes(output, RESOURCE_ATTRIBUTES, limits);
        for (Map.Entry<String, String> attribute : resourceAttributes.entrySet()) {
            SpanAttribute key = SpanAttribute.of(attribute.getKey());
            String value = attribute.getValue();
            if (ProcessId.isProcessId(attribute.getKey(), value)) {
                described.write(key, Long.parseLong(value));
            } else {
                described.write(key, value, value.length());
            }
        }
        output.message(RESOURCE_SPANS_RESOURCE, 0);
        byte[] encoded = output.since(0);
        output.clear();
        return encoded;
    }

    /** Begins a message. */
    void begin() {
        output.clear();
    }

    /**
     * Adds a call.
     *
     * @throws RuntimeException or an error of the application's objects, if the call cannot be described; the message is as
     *     it was before
     */
    void add(Call call) {
        int before = output.length();
        boolean whole = false;
        try {
            span(call);
            output.message(SCOPE_SPANS_SPANS, before);
            whole = true;
        } finally {
            if (!whole) {
                output.back(before);
            }
        }
    }

    /** Ends the message, which can be written then. */
    void end() {
        output.raw(scope);
        output.message(RESOURCE_SPANS_SCOPE_SPANS, 0);
        output.raw(resource);
        output.message(REQUEST_RESOURCE_SPANS, 0);
    }

    @Override
    public int length() {
        return output.length();
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        output.writeTo(stream);
    }

    private void span(Call call) {
        LocalTrace trace = call.trace();
        Call parent = call.parent();
        boolean remote = parent == null && trace.hasRemoteParent();
        long end = clock.epochNanos(call.endNanos());
        output.fixed32(SPAN_FLAGS, remote ? FLAGS | PARENT_IS_REMOTE : FLAGS);
        if (call.errorType() != null) {
            int status = output.length();
            output.number(STATUS_CODE, STATUS_ERROR);
            output.message(SPAN_STATUS, status);
        }
        if (call.thrown() != null) {
            event(call.thrown(), end);
        }
        attributes.begin();
        describer.describe(call, attributes);
        if (attributes.dropped() > 0) {
            output.number(SPAN_DROPPED_ATTRIBUTES, attributes.dropped());
        }
        output.fixed64(SPAN_END, end);
        output.fixed64(SPAN_START, clock.epochNanos(call.startNanos()));
        output.number(SPAN_KIND, describer.kind().otlp());
        output.text(SPAN_NAME, describer.name(), describer.name().length());
        if (parent != null) {
            output.identifier(SPAN_PARENT_SPAN_ID, parent.spanId());
        } else if (remote) {
            output.identifier(SPAN_PARENT_SPAN_ID, trace.remoteSpanId());
        }
        String traceState = trace.traceState();
        if (traceState != null && !traceState.isEmpty()) {
            output.text(SPAN_TRACE_STATE, traceState, traceState.length());
        }
        output.identifier(SPAN_SPAN_ID, call.spanId());
        output.identifier(SPAN_TRACE_ID, trace.traceIdHigh(), trace.traceIdLow());
    }

    private void event(Throwable thrown, long epochNanos) {
        int before = output.length();
        String stackTrace = ExceptionText.stackTrace(thrown, limits.lengthOfStackTrace());
        eventAttributes.write(SpanAttributes.EXCEPTION_STACKTRACE, stackTrace, stackTrace.length());
        String message = ExceptionText.message(thrown);
        if (message != null) {
            eventAttributes.write(
                    SpanAttributes.EXCEPTION_MESSAGE, message, LimitedAttributes.cut(message, limits.lengthOfText()));
        }
        String type = thrown.getClass().getName();
        eventAttributes.write(SpanAttributes.EXCEPTION_TYPE, type, type.length());
        output.text(EVENT_NAME, SpanAttributes.EXCEPTION_EVENT, SpanAttributes.EXCEPTION_EVENT.length());
        output.fixed64(EVENT_TIME, epochNanos);
        output.message(SPAN_EVENTS, before);
    }
}
