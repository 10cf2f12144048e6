package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** One number of each memory pool. */
final class MemoryObservation implements Observation {
    enum Value {
        USED,
        COMMITTED,
        LIMIT,
        USED_AFTER_LAST_GC
    }

    private final Value value;
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();

    MemoryObservation(Value value) {
        this.value = value;
    }

    @Override
    public void observe(Observer observer) {
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = value == Value.USED_AFTER_LAST_GC ? pool.getCollectionUsage() : pool.getUsage();
            if (usage != null) { // a pool that is no more, or that no garbage collector looks after
                observer.value(read(usage), pool.getType() == MemoryType.HEAP ? "heap" : "non_heap", pool.getName());
            }
        }
    }

    private double read(MemoryUsage usage) {
        switch (value) {
            case COMMITTED:
                return usage.getCommitted();
            case LIMIT:
                return usage.getMax() < 0 ? Double.NaN : usage.getMax();
            default:
                return usage.getUsed();
        }
    }
}
