package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.lang.management.ManagementFactory;

/** When the JVM started. */
final class StartTimeObservation implements Observation {
    private final double seconds = ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0;

    @Override
    public void observe(Observer observer) {
        observer.value(seconds);
    }
}
