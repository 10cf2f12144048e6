package io.sonde.agent.export;

import io.sonde.instrumentation.call.Call;
import java.io.IOException;

/** Sends batches as OTLP over HTTP (OTLP specification, "OTLP/HTTP"). */
final class OtlpExporter implements TraceExporter {

    private final OtlpTraces traces;
    private final HttpUrlConnectionSender sender;

    OtlpExporter(OtlpTraces traces, HttpUrlConnectionSender sender) {
        this.traces = traces;
        this.sender = sender;
    }

    @Override
    public void begin() {
        traces.begin();
    }

    @Override
    public void add(Call call) {
        traces.add(call);
    }

    @Override
    public void send() throws IOException {
        traces.end();
        int status = sender.send(traces).status();
        if (status < 200 || status >= 300) {
            throw new RefusedException(status);
        }
    }
}
