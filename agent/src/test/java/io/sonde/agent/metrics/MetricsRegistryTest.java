package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsRegistryTest {
    private final TestRegistry test = new TestRegistry();

    @Test
    void familiesComeInTheOrderOfTheirRegistration() {
        for (int i = 0; i < 40; i++) {
            test.registry.gauge("gauge_" + (char) ('a' + i % 26) + i, "G.", LabelNames.NONE);
        }
        String first = test.text();
        test.registry.gauge("a_late_one", "Registered after the first scrape.", LabelNames.NONE);
        assertThat(first.lines().filter(line -> line.startsWith("# TYPE gauge_")))
                .hasSize(40)
                .satisfies(lines -> {
                    for (int i = 0; i < 40; i++) {
                        assertThat(lines.get(i)).contains("gauge_" + (char) ('a' + i % 26) + i + " ");
                    }
                });
        assertThat(test.text()).startsWith(first).contains("# TYPE a_late_one gauge");
    }

    @Test
    void valuesAreReadAtTheScrapeAndAbsentOnesLeftOut() {
        test.registry.observedGauge("pool", "P.", LabelNames.of("state"), observer -> {
            observer.value(2, "idle");
            observer.value(Double.NaN, "used");
        });
        assertThat(test.sample("pool{state=\"idle\"}")).isEqualTo(2);
        assertThat(test.text()).doesNotContain("used");
    }

    @Test
    void aFamilyThatFailsIsReportedAndTheOthersAreShown() {
        test.registry.observedGauge("broken", "B.", LabelNames.NONE, observer -> {
            throw new NoClassDefFoundError("java/lang/management/Foo");
        });
        test.registry.gauge("fine", "F.", LabelNames.NONE).series().add(-3);
        assertThat(test.sample("fine")).isEqualTo(-3);
        assertThat(test.failures).containsExactly("broken: java.lang.NoClassDefFoundError: java/lang/management/Foo");
    }

    @Test
    void timeIsShownInSecondsAndLabelValuesAreEscaped() {
        CounterFamily time = test.registry.timeCounter("t_seconds_total", "T.", LabelNames.of("x"));
        time.series("a\"b\\c\nd").add(1_500_000_000);
        time.series("a\"b\\c\nd").add(-1);
        assertThat(test.sample("t_seconds_total{x=\"a\\\"b\\\\c\\nd\"}")).isEqualTo(1.5);
    }

    @Test
    void attributesBecomeLabels() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("service.name", "shop");
        attributes.put("a_b", "2");
        attributes.put("a.b", "1");
        attributes.put("__x", "3");
        attributes.put("9", null);
        test.registry.info("target_info", "Target.", attributes);
        assertThat(test.openMetrics())
                .contains("# TYPE target info\n")
                .contains("target_info{a_b=\"1;2\",key_9=\"\",key___x=\"3\",service_name=\"shop\"} 1.0\n");
        assertThat(test.text()).contains("# TYPE target_info gauge\n");
    }

    @Test
    void namesAreGivenOnce() {
        test.registry.counter("c_total", "C.", LabelNames.NONE);
        assertThatThrownBy(() -> test.registry.gauge("c_total", "C.", LabelNames.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c_total");
        assertThatThrownBy(() -> test.registry.counter("c", "C.", LabelNames.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> test.registry.gauge("g", "", LabelNames.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
