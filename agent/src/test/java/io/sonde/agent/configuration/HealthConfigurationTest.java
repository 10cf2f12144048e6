package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HealthConfigurationTest {

    private static final class Configured {
        final AgentConfiguration configuration;

        Configured(String... properties) {
            Properties set = new Properties();
            for (int i = 0; i < properties.length; i += 2) {
                set.setProperty(properties[i], properties[i + 1]);
            }
            configuration = new AgentConfiguration(new PropertySource(set, name -> null));
        }
    }

    @Test
    void defaults() {
        HealthConfiguration health = new Configured().configuration.health();
        assertThat(health.heapDegraded()).isEqualTo(0.9);
        assertThat(health.targetUnhealthy()).isInfinite();
        assertThat(health.poolUnhealthyMillis()).isEqualTo(10_000);
        ServerConfiguration server = new Configured().configuration.server();
        assertThat(server.token()).isNull();
        assertThat(server.keystore()).isNull();
        assertThat(server.isDiagnosticsRemote()).isFalse();
    }

    @Test
    void ratiosMayBeOffAndBadOnesAreTold() {
        AgentConfiguration configuration = new Configured(
                        "sonde.health.jvm.degraded-heap-ratio",
                        "off",
                        "sonde.health.jvm.unhealthy-heap-ratio",
                        "98 %",
                        "sonde.health.jvm.degraded-gc-ratio",
                        "1.5",
                        "sonde.health.target.unhealthy-error-ratio",
                        "often",
                        "sonde.health.pool.unhealthy-after",
                        "soon")
                .configuration;
        HealthConfiguration health = configuration.health();
        assertThat(health.heapDegraded()).isInfinite();
        assertThat(health.heapUnhealthy()).isEqualTo(0.98);
        assertThat(health.collectionDegraded()).isEqualTo(0.2);
        assertThat(configuration.problems())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "sonde.health.jvm.unhealthy-heap-ratio=98 % is not understood;"
                                + " allowed is a ratio from 0 to 1, or off; 0.98 is used",
                        "sonde.health.jvm.degraded-gc-ratio=1.5 is not understood;"
                                + " allowed is a ratio from 0 to 1, or off; 0.2 is used",
                        "sonde.health.target.unhealthy-error-ratio=often is not understood;"
                                + " allowed is a ratio from 0 to 1, or off; off is used",
                        "sonde.health.pool.unhealthy-after=soon is not understood;"
                                + " allowed is a duration such as 500ms, 5s or 1m; 10000ms is used"));
    }
}
