package io.sonde.agent.jvm;

import io.sonde.agent.pressure.CircuitBreaker;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;

/**
 * The heap after garbage collection, and the time that collections take. Thread-safe. In an image without the module
 * java.management the class cannot be linked.
 */
public final class CollectedHeap implements CircuitBreaker.Readings {

    private final List<MemoryPoolMXBean> pools = new ArrayList<MemoryPoolMXBean>();
    private final List<GarbageCollectorMXBean> collectors = new ArrayList<GarbageCollectorMXBean>();

    public CollectedHeap() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                pools.add(pool);
            }
        }
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            String name = collector.getName();
            // Their cycles run beside the application.
            if (!name.contains("Cycles") && !name.contains("Concurrent")) {
                collectors.add(collector);
            }
        }
    }

    @Override
    public long usedAfterCollection() {
        long used = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = pool.getCollectionUsage();
            if (usage != null) {
                used += usage.getUsed();
            }
        }
        return used;
    }

    @Override
    public long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public long maximum() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public long collectionMillis() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(collector.getCollectionTime(), 0);
        }
        return millis;
    }
}
