package io.sonde.instrumentation.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, 0",
        "example.org:443, example.org, 443",
        "127.0.0.1:50051, 127.0.0.1, 50051",
        "[::1]:50051, ::1, 50051",
        "[::1], ::1, 0",
        "::1, ::1, 0",
        "user@host:1, host, 1",
        "host:, host, 0",
        "host:65536, host, 0",
        "host:99999999999, host, 0",
        "host:a, host, 0",
        "'', '', 0",
    })
    void addressAndPortAreRead(String text, String address, int port) {
        Authority authority = Authority.parse(text);
        assertThat(authority.address()).isEqualTo(address);
        assertThat(authority.port()).isEqualTo(port);
        assertThat(authority.isOf(text)).isTrue();
        assertThat(authority.isOf(text + "x")).isFalse();
    }
}
