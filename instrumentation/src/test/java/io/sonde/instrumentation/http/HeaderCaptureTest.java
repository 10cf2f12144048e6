package io.sonde.instrumentation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpClientCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The headers that are named, and no others. */
final class HeaderCaptureTest {

    @Test
    void inLowerCaseUnderTheirAttributes() {
        HeaderCapture capture = new HeaderCapture(List.of("X-One", "x-two", "X-Absent"), "request");
        assertThat(capture.isOn()).isTrue();
        assertThat(capture.read(Map.of("x-one", "1", "x-two", "2", "x-three", "3"), Map::get))
                .containsExactly("http.request.header.x-one", "1", "http.request.header.x-two", "2");
        assertThat(capture.read(Map.<String, String>of(), Map::get)).isNull();
    }

    @Test
    void nothingByDefault() {
        assertThat(HeaderCapture.SERVER_REQUEST.isOn()).isFalse();
        assertThat(HeaderCapture.CLIENT_RESPONSE.isOn()).isFalse();
        assertThat(ResponseTraceHeader.isOn()).isFalse();
    }

    @Test
    void aCallCollectsThem() {
        HttpClientCall call = HttpClientCall.start("GET", "http://h/", "http", "h", 80);
        assertThat(call.capturedHeaders()).isNull();
        call.captureHeaders(null);
        assertThat(call.capturedHeaders()).isNull();
        call.captureHeaders(new String[] {"a", "1"});
        call.captureHeaders(null);
        call.captureHeaders(new String[] {"b", "2"});
        call.finish(null);
        assertThat(call.capturedHeaders()).containsExactly("a", "1", "b", "2");
        assertThat(CurrentCall.ofThread().call()).isNull();
    }
}
