package io.sonde.agent.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.conventions.SpanAttributes;
import io.sonde.agent.redaction.ExceptionText;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.LocalTrace;
import java.util.Collections;
import java.util.List;

/** Presents calls as span data: names, attributes, redaction. Used by the export thread alone. */
final class SpanDataConverter {

    private final EpochClock clock;
    private final Resource resource;
    private final SpanLimits limits;
    private final SpanDescriber describer;

    SpanDataConverter(EpochClock clock, Resource resource, SpanLimits limits, boolean hostInClientSpanName) {
        this.limits = limits;
        this.clock = clock;
        this.resource = resource;
        this.describer = new SpanDescriber(hostInClientSpanName, limits.lengthOfText());
    }

    SpanData convert(Call call) {
        LocalTrace trace = call.trace();
        String traceId = TraceId.fromLongs(trace.traceIdHigh(), trace.traceIdLow());
        TraceFlags flags = TraceFlags.getSampled();
        TraceState state = traceState(trace.traceState());
        long end = clock.epochNanos(call.endNanos());
        LimitedAttributes attributes = new LimitedAttributes(limits);
        if (call.errorType() != null) {
            attributes.put(SpanAttributes.ERROR_TYPE, call.errorType());
        }
        if (call.parent() == null && trace.keptReason() != null) {
            attributes.put(SpanAttributes.SONDE_KEPT_REASON, trace.keptReason());
        }
        describer.describe(call, attributes);
        return new CallSpanData(
                describer.name(),
                describer.kind(),
                SpanContext.create(traceId, SpanId.fromLong(call.spanId()), flags, state),
                parent(call, traceId, flags, state),
                call.errorType() == null ? StatusData.unset() : StatusData.error(),
                clock.epochNanos(call.startNanos()),
                end,
                attributes.build(),
                attributes.total(),
                events(call.thrown(), end),
                resource);
    }

    private static SpanContext parent(Call call, String traceId, TraceFlags flags, TraceState state) {
        if (call.parent() != null) {
            return SpanContext.create(traceId, SpanId.fromLong(call.parent().spanId()), flags, state);
        }
        if (!call.trace().hasRemoteParent()) {
            return SpanContext.getInvalid();
        }
        return SpanContext.createFromRemoteParent(
                traceId, SpanId.fromLong(call.trace().remoteSpanId()), flags, state);
    }

    private static TraceState traceState(String header) {
        if (header == null || header.isEmpty()) {
            return TraceState.getDefault();
        }
        TraceStateBuilder builder = TraceState.builder();
        int end = header.length();
        while (end >= 0) {
            int comma = header.lastIndexOf(',', end - 1);
            String member = header.substring(comma + 1, end).trim();
            int equals = member.indexOf('=');
            if (equals > 0) {
                // The builder puts each new member in front, so they are added from the last to the first.
                builder.put(member.substring(0, equals), member.substring(equals + 1));
            }
            end = comma;
        }
        return builder.build();
    }

    private List<EventData> events(Throwable thrown, long epochNanos) {
        if (thrown == null) {
            return Collections.emptyList();
        }
        AttributesBuilder attributes = Attributes.builder()
                .put(SpanAttributes.EXCEPTION_TYPE, thrown.getClass().getName())
                .put(
                        SpanAttributes.EXCEPTION_STACKTRACE,
                        ExceptionText.stackTrace(thrown, limits.lengthOfStackTrace()));
        String message = ExceptionText.message(thrown);
        if (message != null) {
            attributes.put(SpanAttributes.EXCEPTION_MESSAGE, LimitedAttributes.cut(message, limits.lengthOfText()));
        }
        return Collections.singletonList(
                EventData.create(epochNanos, SpanAttributes.EXCEPTION_EVENT, attributes.build()));
    }
}
