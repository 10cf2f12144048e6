package io.sonde.agent.configuration;

import io.sonde.agent.logging.AgentLog;
import io.sonde.instrumentation.selection.Exclusion;

/** The part of the configuration that may change while the application runs. Immutable. */
public final class LiveConfiguration {

    private final AgentLog.Level logLevel;
    private final SamplingConfiguration sampling;
    private final Exclusion exclusion;

    LiveConfiguration(PropertySource source) {
        logLevel = logLevel(source);
        sampling = new SamplingConfiguration(source);
        exclusion = ExclusionConfiguration.read(source);
    }

    private static AgentLog.Level logLevel(PropertySource source) {
        String value = source.string("sonde.log.level");
        for (AgentLog.Level level : AgentLog.Level.values()) {
            if (level.name().equalsIgnoreCase(value)) {
                return level;
            }
        }
        source.problem("sonde.log.level", value);
        return AgentLog.Level.INFO;
    }

    public AgentLog.Level logLevel() {
        return logLevel;
    }

    public SamplingConfiguration sampling() {
        return sampling;
    }

    /** The requests that are left out of traces and of metrics. */
    public Exclusion exclusion() {
        return exclusion;
    }
}
