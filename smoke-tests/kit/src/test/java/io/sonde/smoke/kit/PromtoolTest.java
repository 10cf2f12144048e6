package io.sonde.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromtoolTest {

    @Test
    void tellsGoodFromPoorFromWrong() {
        assertThat(Promtool.check("# HELP up Up.\n# TYPE up gauge\nup 1\n").exitCode())
                .isZero();
        assertThat(Promtool.check("# TYPE up gauge\nup 1\n").exitCode()).isEqualTo(3);
        assertThat(Promtool.check("up up up\n").exitCode()).isEqualTo(1);
    }
}
