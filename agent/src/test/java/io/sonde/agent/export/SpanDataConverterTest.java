package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.pipeline.TestCalls;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.Calls;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.propagation.Propagators;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans have the names, kinds and attributes of the conventions, and no secrets. */
final class SpanDataConverterTest {

    private final EpochClock clock = new EpochClock();
    private static final SpanLimits LIMITS =
            new AgentConfiguration(new PropertySource(new Properties(), name -> null)).spanLimits();

    private final SpanDataConverter converter = new SpanDataConverter(clock, Resource.empty(), LIMITS, true);

    @BeforeEach
    void connect() {
        Calls.connect(new TracePipeline(
                Propagators.parse(null),
                new AgentConfiguration(new PropertySource(new Properties(), name -> null)).live(),
                new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {}),
                null));
    }

    private SpanData convert(Call call) {
        SpanData span = converter.convert(call);
        assertThat(span.hasEnded()).isTrue();
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(call.durationNanos());
        assertThat(span.getTotalAttributeCount()).isEqualTo(span.getAttributes().size());
        assertThat(span.getSpanContext().isSampled()).isTrue();
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("io.sonde");
        return span;
    }

    private static Map<String, String> attributes(SpanData span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
        return attributes;
    }

    @Test
    void aServersRequest() {
        HttpServerCall call = TestCalls.server(Map.of(
                "traceparent", "00-0000000000000001ffffffffffffffff-00000000000000ab-01", "tracestate", "a=1,b=2"));
        call.route("/users/{id}");
        call.status(200);
        call.scheme("https");
        call.target("/users/7", "a=1&token=s3cret");
        call.server("shop.example", 443);
        call.clientAddress("192.0.2.1");
        call.peer("10.0.0.1", 5000);
        call.protocolVersion("1.1");
        call.userAgent("curl/8");
        call.finish(null);
        SpanData span = convert(call);

        assertThat(span.getName()).isEqualTo("GET /users/{id}");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getEvents()).isEmpty();
        Map<String, String> attributes = attributes(span);
        assertThat(attributes.remove("url.query")).startsWith("a=1&token=").doesNotContain("s3cret");
        assertThat(attributes)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("http.request.method", "GET"),
                        Map.entry("http.route", "/users/{id}"),
                        Map.entry("http.response.status_code", "200"),
                        Map.entry("url.scheme", "https"),
                        Map.entry("url.path", "/users/7"),
                        Map.entry("server.address", "shop.example"),
                        Map.entry("server.port", "443"),
                        Map.entry("client.address", "192.0.2.1"),
                        Map.entry("network.peer.address", "10.0.0.1"),
                        Map.entry("network.peer.port", "5000"),
                        Map.entry("network.protocol.version", "1.1"),
                        Map.entry("user_agent.original", "curl/8"))));
        assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(span.getSpanContext().getTraceId()).isEqualTo("0000000000000001ffffffffffffffff");
        assertThat(span.getSpanContext().getTraceState().asMap())
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(span.getParentSpanContext().getSpanId()).isEqualTo("00000000000000ab");
        assertThat(span.getParentSpanContext().isRemote()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, UNSET, ", "404, UNSET, ", "499, UNSET, ", "500, ERROR, 500", "503, ERROR, 503"})
    void theStatusOfAServersRequest(int status, StatusCode expected, String errorType) {
        HttpServerCall call = TestCalls.server();
        call.status(status);
        call.finish(null);
        SpanData span = convert(call);
        assertThat(span.getName()).isEqualTo("GET");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(expected);
        assertThat(attributes(span).get("error.type")).isEqualTo(errorType);
    }

    @Test
    void anExceptionIsAnEvent() {
        HttpServerCall call = TestCalls.server();
        call.finish(new IllegalStateException("called https://user:s3cret@host/?password=s3cret"));
        SpanData span = convert(call);

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes(span))
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .doesNotContainKey("http.response.status_code");
        assertThat(span.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("exception");
            assertThat(event.getEpochNanos()).isEqualTo(span.getEndEpochNanos());
            assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.type")))
                    .isEqualTo("java.lang.IllegalStateException");
            assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
                    .startsWith("called https://")
                    .doesNotContain("s3cret");
            assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.stacktrace")))
                    .contains("anExceptionIsAnEvent")
                    .doesNotContain("s3cret");
        });
    }

    @ParameterizedTest
    @CsvSource({"BREW, HTTP, _OTHER, BREW", "get, HTTP, _OTHER, get", "PATCH, PATCH, PATCH, "})
    void unknownMethods(String method, String name, String normalized, String original) {
        HttpClientCall call = HttpClientCall.start(method, "http://h/", "http", "", 80);
        call.finish(null);
        SpanData span = convert(call);
        assertThat(span.getName()).isEqualTo(name);
        assertThat(attributes(span)).containsEntry("http.request.method", normalized);
        assertThat(attributes(span).get("http.request.method_original")).isEqualTo(original);
    }

    @Test
    void noMethodAtAll() {
        HttpClientCall call = HttpClientCall.start(null, "http://h/", "http", "h", 80);
        call.finish(null);
        assertThat(convert(call).getName()).isEqualTo("HTTP h");
        assertThat(attributes(convert(call))).containsEntry("http.request.method", "_OTHER");
    }

    @Test
    void aClientsRequest() {
        HttpServerCall outer = TestCalls.server();
        HttpClientCall call = HttpClientCall.start(
                "POST", "https://user:s3cret@pay.example/x?X-Amz-Signature=s3cret&b=2", "https", "pay.example", -1);
        call.status(404);
        call.resends(2);
        call.protocolVersion("2");
        call.finish(null);
        outer.finish(null);
        SpanData span = convert(call);

        assertThat(span.getName()).isEqualTo("POST pay.example");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        Map<String, String> attributes = attributes(span);
        assertThat(attributes.remove("url.full")).doesNotContain("s3cret").contains("pay.example/x", "b=2");
        assertThat(attributes)
                .isEqualTo(new TreeMap<>(Map.of(
                        "http.request.method", "POST",
                        "server.address", "pay.example",
                        "server.port", "443",
                        "http.response.status_code", "404",
                        "http.request.resend_count", "2",
                        "network.protocol.version", "2",
                        "error.type", "404")));
        assertThat(span.getParentSpanContext().getSpanId())
                .isEqualTo(convert(outer).getSpanId());
        assertThat(span.getParentSpanContext().isRemote()).isFalse();
        assertThat(new SpanDataConverter(clock, Resource.empty(), LIMITS, false)
                        .convert(call)
                        .getName())
                .isEqualTo("POST");
    }

    @Test
    void aRootWithoutParent() {
        DatabaseCall call = TestCalls.database();
        call.finish(null);
        assertThat(convert(call).getParentSpanContext()).isEqualTo(SpanContext.getInvalid());
    }

    @Test
    void aStatement() {
        DatabaseCall call = DatabaseCall.start(
                new DatabaseStatement(
                        new Database("postgresql", "shop", "db.example", 5432),
                        "SELECT * FROM users WHERE password = 's3cret' AND id = 7"),
                0);
        call.returnedRows(0);
        call.finish(null);
        SpanData span = convert(call);

        assertThat(span.getName()).isEqualTo("SELECT users");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(attributes(span))
                .isEqualTo(new TreeMap<>(Map.of(
                        "db.system.name", "postgresql",
                        "db.namespace", "shop",
                        "db.query.text", "SELECT * FROM users WHERE password = ? AND id = ?",
                        "db.query.summary", "SELECT users",
                        "db.operation.name", "SELECT",
                        "db.collection.name", "users",
                        "db.response.returned_rows", "0",
                        "server.address", "db.example",
                        "server.port", "5432")));
    }

    @Test
    void aStatementThatFails() {
        DatabaseCall call = DatabaseCall.start(
                new DatabaseStatement(new Database("mysql", "", "", 0), "INSERT INTO t VALUES (\"s3cret\")"), 3);
        call.sqlState("23505");
        call.finish(new SQLException("Duplicate entry 's3cret'", "23505"));
        SpanData span = convert(call);

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attributes(span))
                .containsEntry("db.operation.batch.size", "3")
                .containsEntry("db.response.status_code", "23505")
                .containsEntry("error.type", "23505")
                .doesNotContainKeys("db.namespace", "server.address", "server.port", "db.response.returned_rows");
        assertThat(span.getAttributes().toString() + span.getEvents()).doesNotContain("s3cret");
        assertThat(span.getEvents()).hasSize(1);
    }

    @Test
    void withoutText() {
        DatabaseCall call = DatabaseCall.start(new DatabaseStatement(new Database("sqlite", "file", "", 0), null), 1);
        call.finish(null);
        assertThat(convert(call).getName()).isEqualTo("file");
        assertThat(attributes(convert(call))).containsOnlyKeys("db.system.name", "db.namespace");
    }
}
