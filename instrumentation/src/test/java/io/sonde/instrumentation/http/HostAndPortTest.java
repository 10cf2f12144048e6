package io.sonde.instrumentation.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource({
        "shop.example,shop.example,0",
        "shop.example:8080,shop.example,8080",
        "shop.example:,shop.example,0",
        "shop.example:x,shop.example,0",
        "shop.example:65536,shop.example,0",
        "shop.example:99999999999999999999,shop.example,0",
        "127.0.0.1:80,127.0.0.1,80",
        "[::1],::1,0",
        "[::1]:443,::1,443",
        "[::1]443,::1,0",
        "[::1,[::1,0",
        "2001:db8::1,2001:db8::1,0"
    })
    void splits(String text, String host, int port) {
        assertThat(HostAndPort.host(text)).isEqualTo(host);
        assertThat(HostAndPort.port(text)).isEqualTo(port);
    }
}
