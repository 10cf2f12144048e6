package io.sonde.smoke.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void comparesWithoutAnAgentAndWithOpenTelemetrysByDefault() {
        assertThat(Options.parse().contestants())
                .containsExactly(
                        Contestant.NONE,
                        new Contestant(Agent.SONDE, Sampling.ALL),
                        new Contestant(Agent.OPENTELEMETRY, Sampling.ALL),
                        new Contestant(Agent.SONDE, Sampling.TENTH),
                        new Contestant(Agent.OPENTELEMETRY, Sampling.TENTH));
    }

    @Test
    void takesOthersInOnceEach() {
        assertThat(Options.parse("--with", "datadog,elastic,sonde").agents())
                .containsExactly(Agent.NONE, Agent.SONDE, Agent.OPENTELEMETRY, Agent.DATADOG, Agent.ELASTIC);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse("--fast")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.parse("--with", "nobody")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.parse("--rounds")).isInstanceOf(IllegalArgumentException.class);
    }
}
