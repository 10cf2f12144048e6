package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MetricLimitsTest {
    @Test
    void aLabelPastItsCapBecomesOther() {
        TestRegistry test = new TestRegistry(new MetricLimits(100, 2));
        CounterFamily counter = test.registry.counter("c_total", "C.", LabelNames.of("method", "host"));
        counter.series("GET", "a").increment();
        counter.series("GET", "b").increment();
        counter.series("GET", "c").increment();
        counter.series("GET", "d").increment();
        counter.series("PUT", "a").increment();
        counter.series("PUT", "").increment();

        assertThat(test.sample("c_total{method=\"GET\",host=\"other\"}")).isEqualTo(2);
        assertThat(test.sample("c_total{method=\"PUT\",host=\"a\"}")).isEqualTo(1);
        assertThat(test.sample("c_total{method=\"PUT\",host=\"\"}")).isEqualTo(1);
        assertThat(test.sample("sonde_series_overflow_total{metric=\"c_total\"}"))
                .isEqualTo(2);
    }

    @Test
    void pastTheSeriesCapEverythingNewIsOneOtherSeries() {
        TestRegistry test = new TestRegistry(new MetricLimits(10, 100));
        CounterFamily counter = test.registry.counter("c_total", "C.", LabelNames.of("method", "host"));
        for (int i = 0; i < 1000; i++) {
            counter.series("M" + i % 30, "h" + i % 7).increment();
        }
        assertThat(test.countOfLines("c_total{")).isEqualTo(11);
        assertThat(test.sample("c_total{method=\"other\",host=\"other\"}"))
                .isEqualTo(test.sample("sonde_series_overflow_total{metric=\"c_total\"}"))
                .isGreaterThan(900);
        assertThat(counter.series("M0", "h0").sum())
                .as("series from before the cap")
                .isEqualTo(5);
    }

    @Test
    void fixedLabelsKeepTheirValues() {
        TestRegistry test = new TestRegistry(new MetricLimits(1, 100));
        CounterFamily counter = test.registry.counter(
                "c_total", "C.", LabelNames.of("method", "direction").fixed("direction"));
        counter.series("a", "sent").increment();
        counter.series("b", "sent").increment();
        counter.series("c", "received").increment();

        assertThat(test.sample("c_total{method=\"other\",direction=\"sent\"}")).isEqualTo(1);
        assertThat(test.sample("c_total{method=\"other\",direction=\"received\"}"))
                .isEqualTo(1);
    }

    @Test
    void fixedLabelsThatAreNotFixedAreBoundedAllTheSame() {
        TestRegistry test = new TestRegistry(new MetricLimits(5, 1000));
        CounterFamily counter = test.registry.counter(
                "c_total", "C.", LabelNames.of("method", "direction").fixed("direction"));
        for (int i = 0; i < 10_000; i++) {
            counter.series("m" + i, "d" + i).increment();
        }
        assertThat(test.countOfLines("c_total{")).isEqualTo(5 + 64 + 1);
    }

    @Test
    void aCombinationThatExistsIsNotMovedByTheSeriesCap() {
        TestRegistry test = new TestRegistry(new MetricLimits(2, 1));
        GaugeFamily gauge = test.registry.gauge("active", "A.", LabelNames.of("method", "host"));
        gauge.series("GET", "a").increment();
        gauge.series("GET", "b").increment();
        gauge.series("GET", "c").increment();
        gauge.series("GET", "b").decrement();
        assertThat(test.sample("active{method=\"GET\",host=\"other\"}")).isEqualTo(1);
        assertThat(test.countOfLines("active{")).isEqualTo(2);
    }

    @Test
    void longValuesAreCutAndNullIsEmpty() {
        TestRegistry test = new TestRegistry();
        CounterFamily counter = test.registry.counter("c_total", "C.", LabelNames.of("route"));
        counter.series("x".repeat(5000)).increment();
        counter.series("x".repeat(6000)).increment();
        counter.series(null).increment();
        String pair = "\uD83D\uDE00";
        counter.series("y".repeat(199) + pair).increment();

        assertThat(test.sample("c_total{route=\"" + "x".repeat(200) + "\"}")).isEqualTo(2);
        assertThat(test.sample("c_total{route=\"\"}")).isEqualTo(1);
        assertThat(test.sample("c_total{route=\"" + "y".repeat(199) + "\"}")).isEqualTo(1);
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatThrownBy(() -> new MetricLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
