package io.sonde.agent.jvm;

import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.ScrapeFailureListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The JVM's metrics, read when they are scraped. No platform MBean server is made: that would fix the application's choice
 * of one.
 */
public final class JvmMetrics {
    private final MetricsRegistry registry;
    private final List<String> unavailable = new ArrayList<>();
    private GarbageCollections garbageCollections;

    private JvmMetrics(MetricsRegistry registry) {
        this.registry = registry;
    }

    /**
     * Registers every group that this JVM has; throws nothing.
     *
     * @param agentThreads Sonde's own live threads, asked at each scrape
     * @param failures is told when reading a garbage collection fails
     */
    public static JvmMetrics register(
            MetricsRegistry registry, Supplier<Collection<Thread>> agentThreads, ScrapeFailureListener failures) {
        JvmMetrics metrics = new JvmMetrics(registry);
        for (Group group : Group.values()) {
            try {
                metrics.register(group, agentThreads, failures);
            } catch (LinkageError | RuntimeException e) {
                metrics.unavailable.add(group + ": " + e);
            }
        }
        return metrics;
    }

    /** The groups of metrics that are left out, each with the reason. */
    public List<String> unavailable() {
        return Collections.unmodifiableList(unavailable);
    }

    /** Stops listening for garbage collections. What is read at the scrape stays. */
    public void close() {
        if (garbageCollections != null) {
            garbageCollections.close();
        }
    }

    private void register(Group group, Supplier<Collection<Thread>> agentThreads, ScrapeFailureListener failures) {
        switch (group) {
            case MEMORY:
                memory("jvm_memory_used_bytes", "Memory used.", MemoryObservation.Value.USED);
                memory("jvm_memory_committed_bytes", "Memory committed.", MemoryObservation.Value.COMMITTED);
                memory("jvm_memory_limit_bytes", "Most memory that can be had.", MemoryObservation.Value.LIMIT);
                memory(
                        "jvm_memory_used_after_last_gc_bytes",
                        "Memory used after the last garbage collection of the pool.",
                        MemoryObservation.Value.USED_AFTER_LAST_GC);
                break;
            case GARBAGE_COLLECTIONS:
                garbageCollections = new GarbageCollections(registry, failures);
                break;
            case THREADS:
                registry.observedGauge(
                        "jvm_thread_count",
                        "Platform threads.",
                        LabelNames.of("jvm_thread_daemon", "jvm_thread_state"),
                        new ThreadObservation());
                break;
            case CLASSES:
                classes();
                break;
            case CPU:
                cpu();
                break;
            case START_TIME:
                registry.observedGauge(
                        "process_start_time_seconds",
                        "Start of the process in seconds since 1970-01-01T00:00:00Z.",
                        LabelNames.NONE,
                        new StartTimeObservation());
                break;
            case AGENT_CPU:
                registry.observedCounter(
                        "sonde_agent_cpu_seconds_total",
                        "CPU time of Sonde's own threads.",
                        LabelNames.NONE,
                        new AgentCpuObservation(agentThreads));
                break;
        }
    }

    private void memory(String name, String help, MemoryObservation.Value value) {
        registry.observedGauge(
                name, help, LabelNames.of("jvm_memory_type", "jvm_memory_pool_name"), new MemoryObservation(value));
    }

    private void classes() {
        registry.observedGauge(
                "jvm_class_count",
                "Classes loaded now.",
                LabelNames.NONE,
                new ClassObservation(ClassObservation.Value.COUNT));
        registry.observedCounter(
                "jvm_class_loaded_total",
                "Classes loaded since the start.",
                LabelNames.NONE,
                new ClassObservation(ClassObservation.Value.LOADED));
        registry.observedCounter(
                "jvm_class_unloaded_total",
                "Classes unloaded since the start.",
                LabelNames.NONE,
                new ClassObservation(ClassObservation.Value.UNLOADED));
    }

    private void cpu() {
        registry.observedGauge(
                "jvm_cpu_count", "Processors available to the JVM.", LabelNames.NONE, new ProcessorCountObservation());
        registry.observedCounter(
                "jvm_cpu_time_seconds_total",
                "CPU time of the process.",
                LabelNames.NONE,
                new CpuObservation(CpuObservation.Value.PROCESS_TIME));
        registry.observedGauge(
                "jvm_cpu_recent_utilization_ratio",
                "Recent CPU utilization of the process, of all processors.",
                LabelNames.NONE,
                new CpuObservation(CpuObservation.Value.PROCESS_UTILIZATION));
        registry.observedGauge(
                "jvm_system_cpu_utilization_ratio",
                "Recent CPU utilization of the whole system.",
                LabelNames.NONE,
                new CpuObservation(CpuObservation.Value.SYSTEM_UTILIZATION));
    }

    private enum Group {
        MEMORY,
        GARBAGE_COLLECTIONS,
        THREADS,
        CLASSES,
        CPU,
        START_TIME,
        AGENT_CPU
    }
}
