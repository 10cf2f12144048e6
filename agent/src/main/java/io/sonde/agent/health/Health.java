package io.sonde.agent.health;

import io.sonde.agent.configuration.HealthConfiguration;
import io.sonde.agent.diagnostics.AgentCondition;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.diagnostics.JsonWriter;
import io.sonde.agent.export.TraceExport;
import io.sonde.agent.metrics.MetricsRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks every check and puts the answers together; an answer is good for a second. Thread-safe. */
public final class Health {

    private static final long CACHED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HealthConfiguration thresholds;
    private final long startNanos;
    private final List<TimedCheck> checks = new ArrayList<TimedCheck>();
    private final RegisteredChecks registered = new RegisteredChecks();
    private final HealthHistory history;
    private final PoolCheck pools;
    private Answer cached;

    /**
     * @param export null if no span is recorded
     * @param startNanos {@link System#nanoTime} of the agent's start
     */
    public Health(HealthConfiguration thresholds, MetricsRegistry metrics, TraceExport export, long startNanos) {
        this.thresholds = thresholds;
        this.startNanos = startNanos;
        JvmCheck jvm = jvmCheck(thresholds);
        history = new HealthHistory(metrics, thresholds.targetMaximum(), jvm);
        pools = new PoolCheck(thresholds);
        if (export != null) {
            add(new ExporterCheck(thresholds, export, history));
        }
        if (jvm != null) {
            jvm.history(history);
            add(jvm);
        }
        add(pools);
        add(new TargetCheck(thresholds, history));
        history.keep();
    }

    /** Looks at what the agent has ceased to do as well. To be called before the first question. */
    public void addAgent(InstrumentationReport report, AgentCondition condition) {
        add(new AgentCheck(report, condition));
    }

    private void add(HealthCheck check) {
        checks.add(new TimedCheck(check, null));
    }

    /** Null in an image without the module java.management. */
    private static JvmCheck jvmCheck(HealthConfiguration thresholds) {
        try {
            return new JvmCheck(thresholds);
        } catch (LinkageError absent) {
            return null;
        }
    }

    /** Looks at what changes between two answers; to be called every few seconds. */
    public void look() {
        history.keep();
        pools.look();
    }

    /** How the application is now, or was less than a second ago. */
    public synchronized Answer ask() {
        long now = System.nanoTime();
        if (cached == null || now - cached.nanos >= CACHED_NANOS) {
            cached = answer(now);
        }
        return cached;
    }

    private Answer answer(long now) {
        history.take();
        Collection<TimedCheck> all = new ArrayList<TimedCheck>(checks);
        all.addAll(registered.current());
        for (TimedCheck check : all) {
            check.start();
        }
        long deadline = now + TimeUnit.MILLISECONDS.toNanos(thresholds.checkTimeoutMillis());
        List<ComponentHealth> components = new ArrayList<ComponentHealth>();
        HealthStatus worst = HealthStatus.HEALTHY;
        for (TimedCheck check : all) {
            for (ComponentHealth component : check.await(deadline)) {
                components.add(component);
                worst = worst.worse(component.status());
            }
        }
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.name("status").value(worst.text());
        json.name("uptime_seconds").value(TimeUnit.NANOSECONDS.toMillis(now - startNanos) / 1000.0);
        json.name("components").beginArray();
        for (ComponentHealth component : components) {
            component.write(json);
        }
        json.endArray();
        json.endObject();
        return new Answer(System.nanoTime(), worst, json.toString());
    }

    /** What was found at one moment. Immutable. */
    public static final class Answer {
        private final long nanos;
        private final HealthStatus status;
        private final String json;

        Answer(long nanos, HealthStatus status, String json) {
            this.nanos = nanos;
            this.status = status;
            this.json = json;
        }

        public HealthStatus status() {
            return status;
        }

        public String json() {
            return json;
        }
    }
}
