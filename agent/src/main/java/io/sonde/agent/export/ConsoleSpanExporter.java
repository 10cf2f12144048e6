package io.sonde.agent.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sonde.agent.logging.AgentLog;
import java.util.Collection;

/** Writes a line for each span to the agent's log. */
final class ConsoleSpanExporter implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        for (SpanData span : spans) {
            AgentLog.info("span " + span.getTraceId() + ' ' + span.getSpanId() + " parent " + span.getParentSpanId()
                    + ' ' + span.getKind() + " '" + span.getName() + "' "
                    + (span.getEndEpochNanos() - span.getStartEpochNanos()) / 1000 + " µs "
                    + span.getStatus().getStatusCode() + ' ' + span.getAttributes());
        }
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
