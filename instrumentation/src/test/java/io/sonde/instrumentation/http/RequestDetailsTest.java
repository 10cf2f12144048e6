package io.sonde.instrumentation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.propagation.HeaderGetter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDetailsTest {

    private static final HeaderGetter<Map<String, String>> HEADERS = Map::get;

    @ParameterizedTest
    @CsvSource({"HTTP/1.0,1.0", "HTTP/1.1,1.1", "HTTP/2.0,2", "HTTP/2,2", "HTTP/3.0,3", "SPDY/3,", ","})
    void namesTheProtocolVersion(String protocol, String version) {
        assertThat(RequestDetails.protocolVersion(protocol)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "host,a.example:81,http,a.example,81,10.0.0.1",
        "host,a.example,http,a.example,80,10.0.0.1",
        "x-forwarded-proto,https,https,inner,8080,10.0.0.1",
        "x-forwarded-host,outer.example,http,outer.example,80,10.0.0.1",
        "x-forwarded-for,192.0.2.9:1234,http,inner,8080,192.0.2.9",
        "forwarded,for=192.0.2.8;host=outer.example;proto=https,https,outer.example,443,192.0.2.8"
    })
    void prefersWhatTheClientAskedFor(
            String header, String value, String scheme, String address, int port, String client) {
        Map<String, String> headers = Map.of(header, value);
        HttpServerCall call = HttpServerCall.start(headers, HEADERS, "GET", "/", (path, patterns) -> false);
        RequestDetails.read(call, headers, HEADERS, "http", "inner:8080", "10.0.0.1", 5);
        call.finish(null);
        assertThat(call.scheme()).isEqualTo(scheme);
        assertThat(call.serverAddress()).isEqualTo(address);
        assertThat(call.serverPort()).isEqualTo(port);
        assertThat(call.clientAddress()).isEqualTo(client);
        assertThat(call.peerAddress()).isEqualTo("10.0.0.1");
        assertThat(call.peerPort()).isEqualTo(5);
    }
}
