package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans have the names, kinds and attributes of the conventions, and no secrets; OpenTelemetry's own classes read them. */
final class OtlpTracesTest {

    private final EpochClock clock = new EpochClock();
    private static final SpanLimits LIMITS =
            new AgentConfiguration(new PropertySource(new Properties(), name -> null)).spanLimits();

    private static final Map<String, String> RESOURCE =
            new TreeMap<>(Map.of("service.name", "shöp", "process.pid", "17"));

    private final OtlpTraces traces = new OtlpTraces(clock, RESOURCE, LIMITS, true);

    @BeforeEach
    void connect() {
        Calls.connect(new TracePipeline(
                Propagators.parse(null),
                new AgentConfiguration(new PropertySource(new Properties(), name -> null)).live(),
                new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {}),
                null));
    }

    private static ResourceSpans read(OtlpTraces traces, Call... newestFirst) {
        traces.begin();
        for (Call call : newestFirst) {
            traces.add(call);
        }
        traces.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            traces.writeTo(bytes);
            assertThat(traces.length()).isEqualTo(bytes.size());
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(bytes.toByteArray());
            assertThat(request.toByteArray()).as("nothing is unknown or padded").hasSize(bytes.size());
            assertThat(request.getUnknownFields().asMap()).isEmpty();
            assertThat(request.getResourceSpansCount()).isEqualTo(1);
            assertThat(request.getResourceSpans(0).getScopeSpansCount()).isEqualTo(1);
            return request.getResourceSpans(0);
        } catch (InvalidProtocolBufferException malformed) {
            throw new AssertionError(malformed);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Span convert(Call call) {
        ResourceSpans resourceSpans = read(traces, call);
        assertThat(attributes(resourceSpans.getResource().getAttributesList()))
                .isEqualTo(Map.of("service.name", "shöp", "process.pid", "17"));
        assertThat(resourceSpans.getScopeSpans(0).getScope().getName()).isEqualTo("io.sonde");
        assertThat(resourceSpans.getScopeSpans(0).getSpansCount()).isEqualTo(1);
        Span span = resourceSpans.getScopeSpans(0).getSpans(0);
        assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(call.durationNanos());
        assertThat(span.getEndTimeUnixNano()).isEqualTo(clock.epochNanos(call.endNanos()));
        assertThat(span.getDroppedAttributesCount()).isZero();
        assertThat(span.getFlags() & 0x1FF)
                .as("sampled, and known whether the parent is remote")
                .isEqualTo(0x101);
        assertThat(number(span.getSpanId())).isEqualTo(call.spanId());
        return span;
    }

    private static long number(com.google.protobuf.ByteString identifier) {
        return ByteBuffer.wrap(identifier.toByteArray()).getLong();
    }

    private static Map<String, String> attributes(Span span) {
        return attributes(span.getAttributesList());
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new TreeMap<>();
        for (KeyValue pair : pairs) {
            AnyValue value = pair.getValue();
            assertThat(attributes.put(
                            pair.getKey(),
                            value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue()))
                    .as("given once")
                    .isNull();
        }
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
        Span span = convert(call);

        assertThat(span.getName()).isEqualTo("GET /users/{id}");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
        assertThat(span.getEventsList()).isEmpty();
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
        assertThat(number(span.getTraceId())).isEqualTo(1);
        assertThat(number(span.getTraceId().substring(8))).isEqualTo(-1);
        assertThat(span.getTraceState()).isEqualTo("a=1,b=2");
        assertThat(number(span.getParentSpanId())).isEqualTo(0xab);
        assertThat(span.getFlags()).as("of a remote parent").isEqualTo(0x301);
    }

    @ParameterizedTest
    @CsvSource({"200, UNSET, ", "404, UNSET, ", "499, UNSET, ", "500, ERROR, 500", "503, ERROR, 503"})
    void theStatusOfAServersRequest(int status, String expected, String errorType) {
        HttpServerCall call = TestCalls.server();
        call.status(status);
        call.finish(null);
        Span span = convert(call);
        assertThat(span.getName()).isEqualTo("GET");
        assertThat(span.getStatus().getCode()).hasToString("STATUS_CODE_" + expected);
        assertThat(attributes(span).get("error.type")).isEqualTo(errorType);
    }

    @Test
    void anExceptionIsAnEvent() {
        HttpServerCall call = TestCalls.server();
        call.finish(new IllegalStateException("called https://user:s3cret@host/?password=s3cret"));
        Span span = convert(call);

        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(attributes(span))
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .doesNotContainKey("http.response.status_code");
        assertThat(span.getEventsList()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("exception");
            assertThat(event.getTimeUnixNano()).isEqualTo(span.getEndTimeUnixNano());
            Map<String, String> details = attributes(event.getAttributesList());
            assertThat(details).containsEntry("exception.type", "java.lang.IllegalStateException");
            assertThat(details.get("exception.message"))
                    .startsWith("called https://")
                    .doesNotContain("s3cret");
            assertThat(details.get("exception.stacktrace"))
                    .contains("anExceptionIsAnEvent")
                    .doesNotContain("s3cret");
        });
    }

    @ParameterizedTest
    @CsvSource({"BREW, HTTP, _OTHER, BREW", "get, HTTP, _OTHER, get", "PATCH, PATCH, PATCH, "})
    void unknownMethods(String method, String name, String normalized, String original) {
        HttpClientCall call = HttpClientCall.start(method, "http://h/", "http", "", 80);
        call.finish(null);
        Span span = convert(call);
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
        Span span = convert(call);

        assertThat(span.getName()).isEqualTo("POST pay.example");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
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
        assertThat(span.getParentSpanId()).isEqualTo(convert(outer).getSpanId());
        assertThat(span.getFlags()).as("of a local parent").isEqualTo(0x101);
        assertThat(read(new OtlpTraces(clock, RESOURCE, LIMITS, false), call)
                        .getScopeSpans(0)
                        .getSpans(0)
                        .getName())
                .isEqualTo("POST");
    }

    @Test
    void aRootWithoutParent() {
        DatabaseCall call = TestCalls.database();
        call.finish(null);
        assertThat(convert(call).getParentSpanId().isEmpty()).isTrue();
    }

    @Test
    void aStatement() {
        DatabaseCall call = DatabaseCall.start(
                new DatabaseStatement(
                        new Database("postgresql", "shop", "db.example", 5432),
                        "SELECT * FROM users WHERE password = 's3cret' AND id = 7"),
                0);
        call.resultOpened();
        call.rowsComplete();
        call.finish(null);
        Span span = convert(call);

        assertThat(span.getName()).isEqualTo("SELECT users");
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
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
        Span span = convert(call);

        assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(attributes(span))
                .containsEntry("db.operation.batch.size", "3")
                .containsEntry("db.response.status_code", "23505")
                .containsEntry("error.type", "23505")
                .doesNotContainKeys("db.namespace", "server.address", "server.port", "db.response.returned_rows");
        assertThat(span.toString()).doesNotContain("s3cret");
        assertThat(span.getEventsList()).hasSize(1);
    }

    @Test
    void withoutText() {
        DatabaseCall call = DatabaseCall.start(new DatabaseStatement(new Database("sqlite", "file", "", 0), null), 1);
        call.finish(null);
        assertThat(convert(call).getName()).isEqualTo("file");
        assertThat(attributes(convert(call))).containsOnlyKeys("db.system.name", "db.namespace");
    }

    @Test
    void callsOfOneStatementAreAlikeButForWhatIsTheirOwn() {
        DatabaseStatement statement = new DatabaseStatement(
                new Database("postgresql", "shop", "db.example", 5432), "SELECT * FROM users WHERE id = 7");
        DatabaseCall first = DatabaseCall.start(statement, 0);
        first.resultOpened();
        first.endRow(first.beginRow());
        first.rowsComplete();
        first.finish(null);
        DatabaseCall second = DatabaseCall.start(statement, 0);
        second.sqlState("57014");
        second.finish(new SQLException("cancelled", "57014"));

        Map<String, String> expected = attributes(convert(first));
        assertThat(expected).hasSize(9).containsEntry("db.response.returned_rows", "1");
        expected.remove("db.response.returned_rows");
        expected.put("db.response.status_code", "57014");
        expected.put("error.type", "57014");
        assertThat(attributes(convert(second))).isEqualTo(expected);
        assertThat(read(traces, second, first).getScopeSpans(0).getSpansList())
                .extracting(span -> number(span.getSpanId()))
                .as("the oldest first")
                .containsExactly(first.spanId(), second.spanId());
    }

    @Test
    void aCallThatCannotBeDescribedLeavesNothing() {
        HttpClientCall good = HttpClientCall.start("GET", "http://h/", "http", "h", 80);
        good.finish(null);
        HttpClientCall bad = HttpClientCall.start(
                "GET",
                new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("no text");
                    }
                },
                "http",
                "h",
                80);
        bad.finish(null);
        traces.begin();
        assertThatThrownBy(() -> traces.add(bad)).isInstanceOf(IllegalStateException.class);
        int nothing = traces.length();
        assertThat(nothing).isZero();
        convert(good);
    }

    @Test
    void whatIsOverTheLimitIsCounted() {
        Properties properties = new Properties();
        properties.setProperty("otel.span.attribute.count.limit", "3");
        properties.setProperty("otel.span.attribute.value.length.limit", "4");
        SpanLimits few = new AgentConfiguration(new PropertySource(properties, name -> null)).spanLimits();
        OtlpTraces limited = new OtlpTraces(clock, RESOURCE, few, true);
        for (int i = 0; i < 2; i++) {
            DatabaseCall call = TestCalls.database();
            call.finish(null);
            Span span = read(limited, call).getScopeSpans(0).getSpans(0);
            assertThat(span.getAttributesCount()).isEqualTo(3);
            assertThat(span.getDroppedAttributesCount()).isPositive();
            assertThat(attributes(span).values())
                    .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(4));
        }
    }

    @Test
    void severalThousandCallsInOneMessage() {
        Call[] calls = new Call[5000];
        for (int i = calls.length - 1; i >= 0; i--) {
            HttpClientCall call = HttpClientCall.start("GET", "http://h/" + "päth ".repeat(20) + i, "http", "h", 80);
            call.finish(null);
            calls[i] = call;
        }
        List<Span> spans = read(traces, calls).getScopeSpans(0).getSpansList();
        assertThat(spans).hasSize(5000);
        for (int i = 0; i < 5000; i++) {
            assertThat(number(spans.get(i).getSpanId())).isEqualTo(calls[4999 - i].spanId());
            assertThat(attributes(spans.get(i)).get("url.full")).endsWith(Integer.toString(4999 - i));
        }
    }
}
