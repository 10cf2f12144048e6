package io.sonde.agent.start;

import io.sonde.agent.configuration.LiveConfiguration;
import io.sonde.agent.configuration.WatchedConfiguration;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.pipeline.TracePipeline;

/** Puts changes of the configuration file in force. The only work of its thread, which exists if there is a file. */
final class ConfigurationWatch implements Runnable, WatchedConfiguration.Listener {

    private static final long INTERVAL_MILLIS = 1000;

    private final WatchedConfiguration watched;
    private final TracePipeline pipeline;

    ConfigurationWatch(WatchedConfiguration watched, TracePipeline pipeline) {
        this.watched = watched;
        this.pipeline = pipeline;
    }

    @Override
    public void run() {
        while (true) {
            try {
                Thread.sleep(INTERVAL_MILLIS);
                watched.look(this);
            } catch (InterruptedException interrupted) {
                // An application that interrupts every thread it finds does not end this one.
            } catch (RuntimeException failure) {
                AgentLog.warn("The configuration file could not be looked at", failure);
            }
        }
    }

    @Override
    public void changed(LiveConfiguration live) {
        AgentLog.threshold(live.logLevel());
        pipeline.apply(live);
    }
}
