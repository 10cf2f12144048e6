package io.sonde.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void keepsSpansWithTheirResource() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            assertThat(send(receiver, false, span("00f067aa0ba902b7", "", "parent", 1)))
                    .isEqualTo(200);
            assertThat(send(receiver, true, span("00f067aa0ba902b8", "00f067aa0ba902b7", "child", 2)))
                    .isEqualTo(200);

            Trace trace = receiver.awaitTrace(received -> received.spans().size() == 2);
            assertThat(trace.roots()).singleElement().satisfies(root -> {
                assertThat(root.service()).isEqualTo("shop");
                assertThat(root.attribute("answer")).isEqualTo(42L);
                assertThat(trace.children(root))
                        .singleElement()
                        .satisfies(child -> assertThat(child.name()).isEqualTo("child"));
            });
            assertThat(TraceTree.render(trace)).contains("\n└─ server  shop  child");
        }
    }

    @Test
    void refusesAsToldAndRecovers() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            receiver.answer(503);
            receiver.retryAfter(Optional.of(Duration.ofSeconds(7)));
            assertThat(send(receiver, true, span("00f067aa0ba902b7", "", "lost", 1)))
                    .isEqualTo(503);
            assertThat(receiver.spans()).isEmpty();

            receiver.goDown();
            assertThatThrownBy(() -> send(receiver, true, span("00f067aa0ba902b7", "", "lost", 1)))
                    .isInstanceOf(ConnectException.class);

            receiver.comeBack();
            receiver.answer(200);
            assertThat(send(receiver, true, span("00f067aa0ba902b7", "", "kept", 1)))
                    .isEqualTo(200);
            assertThat(receiver.awaitSpan(span -> true).name()).isEqualTo("kept");
            assertThat(receiver.requests())
                    .extracting(OtlpReceiver.Request::status)
                    .containsExactly(503, 200);
        }
    }

    @Test
    void saysWhatArrivedWhenTheTimeIsOver() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            send(receiver, true, span("00f067aa0ba902b7", "", "arrived", 1));
            assertThatThrownBy(() -> receiver.awaitTrace(Duration.ofMillis(50), trace -> false))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("arrived");
        }
    }

    private int send(OtlpReceiver receiver, boolean compressed, Span span) throws Exception {
        KeyValue service = KeyValue.newBuilder()
                .setKey("service.name")
                .setValue(AnyValue.newBuilder().setStringValue("shop"))
                .build();
        byte[] body = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(service))
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/v1/traces"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed ? gzip(body) : body));
        if (compressed) {
            request.header("Content-Encoding", "gzip");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Span span(String id, String parent, String name, long start) {
        return Span.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(id))
                .setParentSpanId(bytes(parent))
                .setName(name)
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStartTimeUnixNano(start)
                .setEndTimeUnixNano(start + 1_000_000)
                .addAttributes(KeyValue.newBuilder()
                        .setKey("answer")
                        .setValue(AnyValue.newBuilder().setIntValue(42)))
                .build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
