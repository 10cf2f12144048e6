package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;

/** The processors that the JVM may use; containers change them while it runs. */
final class ProcessorCountObservation implements Observation {
    @Override
    public void observe(Observer observer) {
        observer.value(Runtime.getRuntime().availableProcessors());
    }
}
