package io.sonde.smoke.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void hasMedianAndQuartilesOfFiguresInAnyOrder() {
        Distribution figures = Distribution.of(5, 1, 4, 2, 3);

        assertThat(figures.lowerQuartile()).isEqualTo(2);
        assertThat(figures.median()).isEqualTo(3);
        assertThat(figures.upperQuartile()).isEqualTo(4);
        assertThat(Distribution.of(1, 2).median()).isEqualTo(1.5);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThat(Distribution.of().median()).isNaN();
    }
}
