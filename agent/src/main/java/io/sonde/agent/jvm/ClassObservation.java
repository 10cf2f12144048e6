package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/** One of the JVM's numbers of classes. */
final class ClassObservation implements Observation {
    enum Value {
        COUNT,
        LOADED,
        UNLOADED
    }

    private final Value value;
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

    ClassObservation(Value value) {
        this.value = value;
    }

    @Override
    public void observe(Observer observer) {
        switch (value) {
            case COUNT:
                observer.value(classes.getLoadedClassCount());
                break;
            case LOADED:
                observer.value(classes.getTotalLoadedClassCount());
                break;
            case UNLOADED:
                observer.value(classes.getUnloadedClassCount());
                break;
        }
    }
}
