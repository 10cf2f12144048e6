package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a name that has no effect. */
final class UnknownPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "sonde.traces.keep-eror, sonde.traces.keep-errors",
        "sonde.traces.keeperrors, sonde.traces.keep-errors",
        "sonde.trace.exclude, sonde.traces.exclude",
        "sonde.log.levle, sonde.log.level",
        "sonde.metrics.max.series, sonde.metrics.max-series",
        "sonde.something.else.entirely, "
    })
    void theNearestKnownName(String name, String nearest) {
        assertThat(new TestSource().with(name, "x").configuration().problems())
                .containsExactly(name + " is unknown and has no effect"
                        + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }

    @Test
    void distances() {
        assertThat(UnknownProperties.distance("", "abc")).isEqualTo(3);
        assertThat(UnknownProperties.distance("abc", "abc")).isZero();
        assertThat(UnknownProperties.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(UnknownProperties.distance("levle", "level")).isEqualTo(1);
    }

    @Test
    void variables() {
        assertThat(new TestSource()
                        .variable("SONDE_TRACES_KEEP_EROR", "false")
                        .variable("SONDE_REQUIRE_ALL", "1")
                        .variable("SONDE_TRACES_KEEP_SLOW", "off")
                        .variable("OTEL_METRICS_EXPORTER", "none")
                        .variable("OTEL_INSTRUMENTATION_JDBC_ENABLED", "true")
                        .variable("PATH", "/bin")
                        .configuration()
                        .problems())
                .as("a variable of somebody else's is none of ours")
                .containsExactlyInAnyOrder(
                        "OTEL_METRICS_EXPORTER is not supported and has no effect",
                        "SONDE_TRACES_KEEP_EROR is unknown and has no effect; did you mean SONDE_TRACES_KEEP_ERRORS?");
    }

    @Test
    void switchesOfInstrumentationsThatDoNotExist() {
        AgentConfiguration configuration = new TestSource()
                .with("otel.instrumentation.jdbc.enabled", "false")
                .with("otel.instrumentation.jdbcc.enabled", "false")
                .with("otel.instrumentation.common.default-enabled", "true")
                .variable("OTEL_INSTRUMENTATION_JDK_HTTP_SERVER_ENABLED", "true")
                .variable("OTEL_INSTRUMENTATION_KAFKA_ENABLED", "true")
                .variable("OTEL_INSTRUMENTATION_COMMON_DEFAULT_ENABLED", "true")
                .configuration();
        String[] expected = {
            "otel.instrumentation.jdbcc.enabled has no effect: there is no instrumentation of that name",
            "OTEL_INSTRUMENTATION_KAFKA_ENABLED has no effect: there is no instrumentation of that name"
        };
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.unknownSwitches(List.of("jdbc", "jdk-http-server")))
                .containsExactly(expected);
        assertThat(configuration.problems()).containsExactly(expected);
    }
}
