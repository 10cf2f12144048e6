package io.sonde.agent.jvm;

import com.sun.management.OperatingSystemMXBean;
import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.lang.management.ManagementFactory;

/**
 * CPU time and utilization. The utilizations are those since they were last read, by whomever. The interface is the public
 * one of the module {@code jdk.management}; without it this class does not link.
 */
final class CpuObservation implements Observation {
    enum Value {
        PROCESS_TIME,
        PROCESS_UTILIZATION,
        SYSTEM_UTILIZATION
    }

    private final Value value;
    private final OperatingSystemMXBean system;

    /** @throws ClassCastException if the JVM's bean does not have these numbers */
    CpuObservation(Value value) {
        this.value = value;
        system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        read(); // the first reading of a utilization only begins the interval
    }

    @Override
    public void observe(Observer observer) {
        observer.value(read());
    }

    private double read() {
        switch (value) {
            case PROCESS_TIME:
                return absentIfNegative(system.getProcessCpuTime() / 1e9);
            case PROCESS_UTILIZATION:
                return absentIfNegative(system.getProcessCpuLoad());
            default:
                return absentIfNegative(system.getSystemCpuLoad());
        }
    }

    private static double absentIfNegative(double number) {
        return number < 0 ? Double.NaN : number;
    }
}
