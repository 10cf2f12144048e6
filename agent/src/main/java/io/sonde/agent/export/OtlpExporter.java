package io.sonde.agent.export;

import io.sonde.agent.http.Answer;
import io.sonde.agent.http.HttpSender;
import io.sonde.instrumentation.call.Call;
import java.io.IOException;

/** Sends batches as OTLP over HTTP (OTLP specification, "OTLP/HTTP"). */
final class OtlpExporter implements TraceExporter {

    static final String CONTENT_TYPE = "application/x-protobuf";

    private final OtlpTraces traces;
    private final HttpSender sender;

    OtlpExporter(OtlpTraces traces, HttpSender sender) {
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
    public PartialSuccess send() throws IOException {
        traces.end();
        Answer answer = sender.send(traces);
        if (answer.status() < 200 || answer.status() >= 300) {
            throw new RefusedException(answer.status(), answer.retryAfterMillis());
        }
        return PartialSuccess.of(answer.body());
    }

    @Override
    public void hurry() {
        sender.hurry();
    }
}
