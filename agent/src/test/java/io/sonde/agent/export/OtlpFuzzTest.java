package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.configuration.SpanLimits;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.pipeline.TestCalls;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.Calls;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.RpcCall;
import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import io.sonde.instrumentation.propagation.Propagators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** Calls with anything in them are read by OpenTelemetry's own classes with the same in them. */
class OtlpFuzzTest extends FuzzTest {

    OtlpFuzzTest() {
        super(300);
    }

    /** A call, and the attributes that it must have, as they were given. */
    private record Made(Call call, Map<String, Object> attributes, String name) {}

    @BeforeEach
    void connect() {
        Calls.connect(new TracePipeline(
                Propagators.parse(null),
                configuration(new Properties()).live(),
                new MetricsRegistry(MetricLimits.DEFAULT, (metric, failure) -> {}),
                null));
    }

    private static AgentConfiguration configuration(Properties properties) {
        return new AgentConfiguration(new PropertySource(properties, name -> null));
    }

    private static SpanLimits limits(int count, int length) {
        Properties properties = new Properties();
        properties.setProperty("otel.span.attribute.count.limit", Integer.toString(count));
        properties.setProperty("otel.span.attribute.value.length.limit", Integer.toString(length));
        return configuration(properties).spanLimits();
    }

    /** Without what the redaction of URLs looks at, so that it comes out as it went in. */
    private static String text(Random random) {
        return Texts.noise(random, random.nextInt(20) == 0 ? 2_000 : 25).replaceAll("[=/@]", "x");
    }

    private static int number(Random random) {
        return random.nextBoolean() ? random.nextInt(70_000) : random.nextInt();
    }

    private static Made server(Random random) {
        boolean remote = random.nextBoolean();
        HttpServerCall call = TestCalls.server(
                remote
                        ? Map.of("traceparent", String.format("00-%016x%016x-%016x-01", random.nextLong() | 1, 7, 9))
                        : Map.of());
        Map<String, Object> attributes = new HashMap<>();
        String route = text(random);
        call.route(route);
        attributes.put("http.route", route);
        String path = text(random);
        String query = text(random);
        call.target(path, query);
        attributes.put("url.path", path);
        attributes.put("url.query", query);
        String agent = text(random);
        call.userAgent(agent);
        attributes.put("user_agent.original", agent);
        String address = text(random);
        int port = number(random);
        call.peer(address, port);
        attributes.put("network.peer.address", address);
        attributes.put("network.peer.port", (long) port);
        String header = text(random);
        call.captureHeaders(new String[] {"http.request.header.x", header});
        attributes.put("http.request.header.x", List.of(header));
        call.finish(null);
        return new Made(call, attributes, route.isEmpty() ? "GET" : "GET " + route);
    }

    private static Made client(Random random) {
        String url = "http:" + text(random);
        String host = text(random);
        HttpClientCall call = HttpClientCall.start("PUT", url, "http", host, 1 + random.nextInt(65_535));
        call.status(200);
        int resends = number(random);
        call.resends(resends);
        call.finish(null);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("url.full", url);
        attributes.put("http.request.method", "PUT");
        attributes.put("http.request.resend_count", (long) resends);
        return new Made(call, attributes, null);
    }

    private static Made database(Random random) {
        String namespace = text(random);
        DatabaseStatement statement = new DatabaseStatement(
                new Database("postgresql", namespace, text(random), number(random)), Texts.noise(random, 60));
        DatabaseCall call = DatabaseCall.start(statement, number(random));
        call.resultOpened();
        int rows = random.nextInt(1 << 10);
        for (int i = 0; i < rows; i++) {
            call.endRow(call.beginRow());
        }
        call.rowsComplete();
        call.finish(random.nextBoolean() ? null : new IllegalStateException(text(random), new Error(text(random))));
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("db.namespace", namespace);
        attributes.put("db.system.name", "postgresql");
        attributes.put("db.response.returned_rows", (long) rows);
        return new Made(call, attributes, null);
    }

    private static Made rpc(Random random) {
        String method = 'm' + text(random);
        RpcCall call = RpcCall.client(method, false);
        String value = text(random);
        call.capturedMetadata(new String[] {"a", value, "a", value, "b", ""});
        call.finish(null);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("rpc.method", method);
        attributes.put("rpc.request.metadata.a", List.of(value, value));
        return new Made(call, attributes, method);
    }

    private static Made aws(Random random) {
        AwsCall call = AwsCall.start("S3", "PutObject");
        String key = text(random);
        call.key(key);
        call.bucket(text(random));
        call.requestIds(text(random), text(random));
        call.finish(null);
        return new Made(call, Map.of("aws.s3.key", key), "S3.PutObject");
    }

    @Override
    protected void tryOne(Random random) throws IOException {
        int length = random.nextInt(4) == 0 ? random.nextInt(30) : 4_096;
        int count = random.nextInt(4) == 0 ? random.nextInt(8) : 128;
        String service = text(random);
        OtlpTraces traces =
                new OtlpTraces(new EpochClock(), Map.of("service.name", service), limits(count, length), true);
        List<Made> made = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            made.add(
                    switch (random.nextInt(5)) {
                        case 0 -> server(random);
                        case 1 -> client(random);
                        case 2 -> database(random);
                        case 3 -> rpc(random);
                        default -> aws(random);
                    });
        }
        traces.begin();
        for (int i = made.size() - 1; i >= 0; i--) {
            traces.add(made.get(i).call());
        }
        traces.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        traces.writeTo(bytes);
        assertThat(bytes.size()).isEqualTo(traces.length());

        ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(bytes.toByteArray());
        assertThat(request.toByteArray()).as("nothing is unknown or padded").hasSize(bytes.size());
        assertThat(request.getResourceSpans(0).getResource().getAttributesList())
                .singleElement()
                .satisfies(attribute ->
                        assertThat(attribute.getValue().getStringValue()).isEqualTo(utf8(service)));
        List<Span> spans = request.getResourceSpans(0).getScopeSpans(0).getSpansList();
        assertThat(spans).hasSameSizeAs(made);
        for (int i = 0; i < spans.size(); i++) {
            check(spans.get(i), made.get(i), count, length);
        }
    }

    private static void check(Span span, Made made, int count, int length) {
        Call call = made.call();
        assertThat(ByteBuffer.wrap(span.getSpanId().toByteArray()).getLong()).isEqualTo(call.spanId());
        assertThat(ByteBuffer.wrap(span.getTraceId().toByteArray()).getLong())
                .isEqualTo(call.trace().traceIdHigh());
        assertThat(span.getParentSpanId().isEmpty())
                .isEqualTo(call.parent() == null && !call.trace().hasRemoteParent());
        assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(call.durationNanos());
        assertThat(span.getEventsCount()).isEqualTo(call.thrown() == null ? 0 : 1);
        if (made.name() != null) {
            assertThat(span.getName()).isEqualTo(utf8(made.name()));
        }
        assertThat(span.getAttributesCount()).isLessThanOrEqualTo(count);
        if (span.getAttributesCount() < count) {
            assertThat(span.getDroppedAttributesCount()).isZero();
        }
        Map<String, AnyValue> found =
                span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
        for (Map.Entry<String, Object> given : made.attributes().entrySet()) {
            AnyValue value = found.get(given.getKey());
            if (given.getValue() instanceof Long number) {
                boolean left = number <= 0 || span.getDroppedAttributesCount() > 0;
                assertThat(value == null ? left : value.getIntValue() == number)
                        .as(given.getKey())
                        .isTrue();
            } else if (given.getValue() instanceof String text) {
                boolean left = text.isEmpty() || span.getDroppedAttributesCount() > 0;
                assertThat(value == null ? left : value.getStringValue().equals(cut(text, length)))
                        .as(given.getKey())
                        .isTrue();
            } else if (value != null) {
                assertThat(value.getArrayValue().getValuesList().stream().map(AnyValue::getStringValue))
                        .isEqualTo(((List<?>) given.getValue())
                                .stream()
                                        .map(text -> cut((String) text, length))
                                        .toList());
            } else {
                assertThat(span.getDroppedAttributesCount()).isPositive();
            }
        }
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return utf8(text);
        }
        boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return utf8(text.substring(0, splits ? length - 1 : length));
    }

    /** As the JDK encodes it: half a pair is a question mark. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
