package io.sonde.agent.pipeline;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call on the thread that makes it, from its start to its metric and the decision about its trace: a request to a server,
 * and a request in whose course one statement goes to a database. Beside each the same with spans and histograms of
 * OpenTelemetry's SDK. What is kept is not encoded here.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {

    private static final String ROUTE = "/users/{id}";
    private static final String PATH = "/users/7";
    private static final String SQL = "SELECT * FROM users WHERE id = ?";
    private static final Map<String, String> HEADERS = Map.of("user-agent", "curl/8");
    private static final DatabaseStatement STATEMENT =
            new DatabaseStatement(new Database("postgresql", "shop", "db", 5432), SQL);

    private static final AttributeKey<String> HTTP_REQUEST_METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");
    private static final AttributeKey<String> USER_AGENT = AttributeKey.stringKey("user_agent.original");
    private static final AttributeKey<String> DB_SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> DB_NAMESPACE = AttributeKey.stringKey("db.namespace");
    private static final AttributeKey<String> DB_QUERY = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> DB_SUMMARY = AttributeKey.stringKey("db.query.summary");
    private static final AttributeKey<String> DB_OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> DB_COLLECTION = AttributeKey.stringKey("db.collection.name");

    /** What becomes of the trace. */
    public enum Decision {
        KEPT,
        DROPPED
    }

    @Param
    public Decision decision;

    private Drain drain;
    private OpenTelemetrySdk sdk;

    @Setup
    public void start() {
        drain = new Drain();
        boolean kept = decision == Decision.KEPT;
        new TestPipeline(drain.queue, "otel.traces.sampler", kept ? "parentbased_always_on" : "parentbased_always_off");
        sdk = new OpenTelemetrySdk(kept);
    }

    @TearDown(Level.Trial)
    public void stop() {
        sdk.close();
    }

    @Benchmark
    public HttpServerCall server() {
        HttpServerCall call = startServer();
        finish(call);
        return call;
    }

    @Benchmark
    public HttpServerCall serverAndStatement() {
        HttpServerCall call = startServer();
        DatabaseCall.start(STATEMENT, 0).finish(null);
        finish(call);
        return call;
    }

    private static HttpServerCall startServer() {
        HttpServerCall call =
                HttpServerCall.start(HEADERS, Map::get, "GET", PATH, (path, patterns) -> patterns.matches(path));
        call.detailsFrom(HEADERS, Details.INSTANCE);
        return call;
    }

    private void finish(HttpServerCall call) {
        call.route(ROUTE);
        call.status(200);
        call.finish(null);
        drain.emptyIfFilled();
    }

    @Benchmark
    public Span serverOfTheSdk() {
        long start = System.nanoTime();
        Span span = startServerOfTheSdk();
        try (Scope scope = span.makeCurrent()) {
            finishServerOfTheSdk(span, start);
        }
        return span;
    }

    @Benchmark
    public Span serverAndStatementOfTheSdk() {
        long start = System.nanoTime();
        Span span = startServerOfTheSdk();
        try (Scope scope = span.makeCurrent()) {
            statementOfTheSdk();
            finishServerOfTheSdk(span, start);
        }
        return span;
    }

    private Span startServerOfTheSdk() {
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), HEADERS, Getter.INSTANCE);
        return sdk.tracer()
                .spanBuilder("GET")
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(HTTP_REQUEST_METHOD, "GET")
                .setAttribute(URL_SCHEME, "http")
                .setAttribute(URL_PATH, PATH)
                .setAttribute(SERVER_ADDRESS, "shop.example")
                .setAttribute(SERVER_PORT, 80L)
                .setAttribute(CLIENT_ADDRESS, "192.0.2.1")
                .setAttribute(USER_AGENT, HEADERS.get("user-agent"))
                .startSpan();
    }

    private void finishServerOfTheSdk(Span span, long start) {
        span.updateName("GET " + ROUTE);
        span.setAttribute(HTTP_ROUTE, ROUTE);
        span.setAttribute(HTTP_STATUS, 200L);
        span.end();
        sdk.durations()
                .record(
                        (System.nanoTime() - start) / 1e9,
                        Attributes.of(HTTP_REQUEST_METHOD, "GET", HTTP_ROUTE, ROUTE, HTTP_STATUS, 200L));
    }

    private void statementOfTheSdk() {
        long start = System.nanoTime();
        Span span = sdk.tracer()
                .spanBuilder("SELECT users")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(DB_SYSTEM, "postgresql")
                .setAttribute(DB_NAMESPACE, "shop")
                .setAttribute(DB_QUERY, SQL)
                .setAttribute(DB_SUMMARY, "SELECT users")
                .setAttribute(SERVER_ADDRESS, "db")
                .setAttribute(SERVER_PORT, 5432L)
                .startSpan();
        span.end();
        sdk.durations()
                .record(
                        (System.nanoTime() - start) / 1e9,
                        Attributes.of(
                                DB_SYSTEM,
                                "postgresql",
                                DB_NAMESPACE,
                                "shop",
                                DB_OPERATION,
                                "SELECT",
                                DB_COLLECTION,
                                "users"));
    }

    private enum Details implements HttpServerDetails<Map<String, String>> {
        INSTANCE;

        @Override
        public void read(Map<String, String> request, HttpServerCall call) {
            call.scheme("http");
            call.target(PATH, null);
            call.server("shop.example", 80);
            call.clientAddress("192.0.2.1");
            call.userAgent(request.get("user-agent"));
        }
    }

    private enum Getter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    }
}
