package io.sonde.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {

    private static final String TEXT = """
            # HELP requests_total Requests.
            # TYPE requests_total counter
            requests_total{method="GET",route="/a,{b}\\"\\\\\\n",} 3.0
            requests_total{method="POST",route=""} 4
            up 1.0
            duration_bucket{le="+Inf"} +Inf 1700000000
            """;

    @Test
    void readsNamesLabelsAndValues() {
        MetricsText metrics = MetricsText.parse(TEXT);

        assertThat(metrics.value("requests_total", Map.of("route", "/a,{b}\"\\\n")))
                .isEqualTo(3);
        assertThat(metrics.sum("requests_total", Map.of())).isEqualTo(7);
        assertThat(metrics.value("up", Map.of())).isEqualTo(1);
        assertThat(metrics.value("duration_bucket", Map.of("le", "+Inf")))
                .isPositive()
                .isInfinite();
    }

    @Test
    void aMissingOrAmbiguousSampleIsNamed() {
        MetricsText metrics = MetricsText.parse(TEXT);

        assertThatThrownBy(() -> metrics.value("requests_total", Map.of("method", "PUT")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PUT")
                .hasMessageContaining("POST");
        assertThatThrownBy(() -> metrics.value("requests_total", Map.of())).isInstanceOf(AssertionError.class);
    }
}
