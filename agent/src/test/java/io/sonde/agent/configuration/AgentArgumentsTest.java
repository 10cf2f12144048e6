package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the agent's jar, and which of several sources wins. */
final class AgentArgumentsTest {

    @Test
    void propertiesWithListsAsValues() {
        AgentArguments arguments = new AgentArguments(
                "otel.service.name=shop, otel.propagators=tracecontext,b3,otel.resource.attributes=team=a,tier=b=c,sonde.log.level=");
        assertThat(arguments.problems()).isEmpty();
        assertThat(arguments.properties())
                .isEqualTo(Map.of(
                        "otel.service.name", "shop",
                        "otel.propagators", "tracecontext,b3",
                        "otel.resource.attributes", "team=a,tier=b=c",
                        "sonde.log.level", ""));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ",,"})
    void none(String text) {
        AgentArguments arguments = new AgentArguments(text);
        assertThat(arguments.properties()).isEmpty();
        assertThat(arguments.problems()).isEmpty();
    }

    @Test
    void nonsenseIsSaidWithoutBeingShown() {
        AgentConfiguration configuration =
                new TestSource().arguments("s3cret,sonde.log.level=warn").configuration();
        assertThat(configuration.problems())
                .singleElement()
                .asString()
                .contains("An argument of the agent is not understood")
                .doesNotContain("s3cret");
        assertThat(configuration.logLevel().name()).isEqualTo("WARN");
    }

    @Test
    void behindSystemPropertiesBeforeTheEnvironment() {
        AgentConfiguration configuration = new TestSource()
                .arguments("otel.service.name=argument,otel.exporter.prometheus.host=argument,sonde.tpyo=1")
                .with("otel.service.name", "system")
                .variable("OTEL_SERVICE_NAME", "environment")
                .variable("OTEL_EXPORTER_PROMETHEUS_HOST", "environment")
                .configuration();
        assertThat(configuration.serviceName()).isEqualTo("system");
        assertThat(configuration.serverHost()).isEqualTo("argument");
        assertThat(configuration.problems()).containsExactly("sonde.tpyo is unknown and has no effect");
    }
}
