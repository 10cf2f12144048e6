package io.sonde.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenMetricsParserTest {

    @Test
    void readsExemplars() {
        List<OpenMetricsParser.Sample> samples = OpenMetricsParser.parse("""
                # HELP d_seconds Duration.
                # TYPE d_seconds histogram
                d_seconds_bucket{le="1.0",route="/a"} 1.0 # {trace_id="abc",span_id="de"} 0.5
                d_seconds_bucket{le="+Inf",route="/a"} 1.0
                d_seconds_count{route="/a"} 1.0
                d_seconds_sum{route="/a"} 0.5
                # EOF
                """);

        assertThat(samples).hasSize(4);
        assertThat(samples.get(0).labels()).containsExactlyInAnyOrderEntriesOf(Map.of("le", "1.0", "route", "/a"));
        assertThat(samples.get(0).exemplar())
                .contains(new OpenMetricsParser.Exemplar(Map.of("trace_id", "abc", "span_id", "de"), 0.5));
        assertThat(samples.get(1).exemplar()).isEmpty();
    }

    @Test
    void refusesWhatIsNotOpenMetrics() {
        assertThatThrownBy(() -> OpenMetricsParser.parse("a 1\n")).isInstanceOf(AssertionError.class);
    }
}
