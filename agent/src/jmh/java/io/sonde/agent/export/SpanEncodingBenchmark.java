package io.sonde.agent.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.internal.otlp.traces.LowAllocationTraceRequestMarshaler;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.pipeline.OpenTelemetrySdk;
import io.sonde.agent.pipeline.TestCalls;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.Calls;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.propagation.Propagators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A kept span on the export thread, in a batch of many: from the ended call to the bytes of OTLP. Beside it what
 * OpenTelemetry's exporter does, from the ended span of its SDK to the same bytes, with the marshaller that it uses by
 * default.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpanEncodingBenchmark {

    private static final int BATCH = 512;

    /** Which calls the batch is of. */
    public enum Kind {
        SERVER,
        STATEMENT
    }

    @Param
    public Kind kind;

    private final List<Call> calls = new ArrayList<>();
    private final List<ReadableSpan> spans = new ArrayList<>();
    private final OutputStream output = OutputStream.nullOutputStream();
    private final LowAllocationTraceRequestMarshaler marshaler = new LowAllocationTraceRequestMarshaler();
    private OtlpTraces traces;

    @Setup
    public void make() {
        AgentConfiguration configuration = new AgentConfiguration(new PropertySource(new Properties(), name -> null));
        Calls.connect(new TracePipeline(
                Propagators.parse(null),
                configuration.live(),
                new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {}),
                null));
        traces = new OtlpTraces(new EpochClock(), Map.of("service.name", "shop"), configuration.spanLimits(), true);
        try (OpenTelemetrySdk sdk = new OpenTelemetrySdk(true)) {
            for (int i = 0; i < BATCH; i++) {
                if (kind == Kind.SERVER) {
                    calls.add(server());
                    spans.add(serverOfTheSdk(sdk.tracer()));
                } else {
                    DatabaseCall call = TestCalls.database();
                    call.finish(null);
                    calls.add(call);
                    spans.add(statementOfTheSdk(sdk.tracer()));
                }
            }
        }
    }

    private static HttpServerCall server() {
        HttpServerCall call = TestCalls.server();
        call.route("/users/{id}");
        call.status(200);
        call.scheme("https");
        call.target("/users/7", null);
        call.server("shop.example", 443);
        call.clientAddress("192.0.2.1");
        call.userAgent("curl/8");
        call.finish(null);
        return call;
    }

    private static ReadableSpan serverOfTheSdk(Tracer tracer) {
        Span span = tracer.spanBuilder("GET /users/{id}")
                .setParent(Context.root())
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", "GET")
                .setAttribute("http.route", "/users/{id}")
                .setAttribute(AttributeKey.longKey("http.response.status_code"), 200L)
                .setAttribute("url.scheme", "https")
                .setAttribute("url.path", "/users/7")
                .setAttribute("server.address", "shop.example")
                .setAttribute(AttributeKey.longKey("server.port"), 443L)
                .setAttribute("client.address", "192.0.2.1")
                .setAttribute("user_agent.original", "curl/8")
                .startSpan();
        span.end();
        return (ReadableSpan) span;
    }

    private static ReadableSpan statementOfTheSdk(Tracer tracer) {
        Span span = tracer.spanBuilder("SELECT users")
                .setParent(Context.root())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("db.system.name", "postgresql")
                .setAttribute("db.namespace", "shop")
                .setAttribute("db.query.text", "SELECT * FROM users WHERE id = ?")
                .setAttribute("db.query.summary", "SELECT users")
                .setAttribute("db.operation.name", "SELECT")
                .setAttribute("db.collection.name", "users")
                .setAttribute("server.address", "db")
                .setAttribute(AttributeKey.longKey("server.port"), 5432L)
                .startSpan();
        span.end();
        return (ReadableSpan) span;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int encoder() throws IOException {
        traces.begin();
        for (Call call : calls) {
            traces.add(call);
        }
        traces.end();
        traces.writeTo(output);
        return traces.length();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int sdk() throws IOException {
        List<SpanData> batch = new ArrayList<>(BATCH);
        for (ReadableSpan span : spans) {
            batch.add(span.toSpanData());
        }
        marshaler.initialize(batch);
        int length = marshaler.getBinarySerializedSize();
        marshaler.writeBinaryTo(output);
        marshaler.reset();
        return length;
    }
}
