package io.sonde.instrumentation.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TraceIdTextTest {

    @Test
    void thirtyTwoDigits() {
        assertThat(TraceIdText.of(0x0af7651916cd43ddL, 0x8448eb211c80319cL))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(TraceIdText.of(0, 1)).isEqualTo("00000000000000000000000000000001");
    }
}
