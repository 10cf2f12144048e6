package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.CircuitBreakerConfiguration;
import io.sonde.agent.configuration.HealthConfiguration;
import io.sonde.agent.configuration.ResourceAttributes;
import io.sonde.agent.configuration.ServerConfiguration;
import io.sonde.agent.diagnostics.AgentCondition;
import io.sonde.agent.diagnostics.AgentMetrics;
import io.sonde.agent.diagnostics.DiagnosticsDocument;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.diagnostics.TransformTimes;
import io.sonde.agent.export.TraceExport;
import io.sonde.agent.health.Health;
import io.sonde.agent.health.Readiness;
import io.sonde.agent.jvm.CollectedHeap;
import io.sonde.agent.jvm.JvmMetrics;
import io.sonde.agent.linking.AgentLinker;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.ScrapeFailureListener;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.agent.premain.StartSteps;
import io.sonde.agent.pressure.CircuitBreaker;
import io.sonde.agent.threads.AgentThreads;
import io.sonde.agent.threads.ClassWork;
import io.sonde.instrumentation.startup.ApplicationStart;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Starts on a daemon thread what premain need not wait for: the export thread, the server and the JVM's metrics. */
final class BackgroundStart implements Runnable {

    private final AgentConfiguration configuration;
    private final LoadedTargets loaded;
    private final AgentLinker linker;
    private final MetricsRegistry metrics;
    private final TraceExport export;
    private final InstrumentationReport report;
    private final TracePipeline pipeline;
    private final ClassWork work;
    private final TransformTimes transformTimes;
    private final String bootstrapFallback;
    private final ScrapeFailureListener scrapeFailures;
    private final Thread main;
    private final StartSteps steps;
    private final long startNanos;
    private final long premainNanos;

    /** @param main the thread that is to run the application's main method */
    BackgroundStart(
            AgentConfiguration configuration,
            LoadedTargets loaded,
            AgentLinker linker,
            MetricsRegistry metrics,
            TraceExport export,
            InstrumentationReport report,
            TracePipeline pipeline,
            ClassWork work,
            TransformTimes transformTimes,
            String bootstrapFallback,
            ScrapeFailureListener scrapeFailures,
            Thread main,
            StartSteps steps,
            long premainNanos) {
        this.configuration = configuration;
        this.loaded = loaded;
        this.linker = linker;
        this.metrics = metrics;
        this.export = export;
        this.report = report;
        this.pipeline = pipeline;
        this.work = work;
        this.transformTimes = transformTimes;
        this.bootstrapFallback = bootstrapFallback;
        this.scrapeFailures = scrapeFailures;
        this.main = main;
        this.steps = steps;
        this.startNanos = steps.startNanos();
        this.premainNanos = premainNanos;
    }

    @Override
    public void run() {
        try {
            steps.begin();
            String version = AgentVersion.read();
            Map<String, String> resource = ResourceAttributes.detect(configuration, version);
            steps.done("resource");
            // First of all, because a program that is over in a moment waits for it, and for nothing else.
            if (export != null) {
                export.start(resource);
            }
            steps.done("export");
            loaded.weaveOthers();
            steps.done("weaving of loaded classes that can wait");
            linker.warmUp();
            steps.done("linker");
            AgentCondition condition = new AgentCondition();
            Guard guard = new Guard(new ClassWorkWatch(work, condition));
            AgentThreads.newThread("sonde-guard", guard).start();
            if (export != null) {
                AgentMetrics.register(metrics, export.queue(), export.statistics());
            }
            metrics.info("target_info", "What the metrics are about.", labels(resource));
            AgentMetrics.register(metrics, report, version, premainNanos);
            int known = configuration.problems().size();
            ServerConfiguration access = configuration.server();
            HealthConfiguration thresholds = configuration.health();
            CircuitBreakerConfiguration breaker = configuration.circuitBreaker();
            List<String> problems = configuration.problems();
            for (String problem : problems.subList(known, problems.size())) {
                AgentLog.warn(problem);
            }
            breakCircuit(guard, condition, breaker);
            List<String> unavailable = Collections.emptyList();
            if (configuration.isServerEnabled()) {
                unavailable = JvmMetrics.register(metrics, new LiveThreads(), scrapeFailures)
                        .unavailable();
                for (String group : unavailable) {
                    AgentLog.info("metrics of this JVM that are not to be had: " + group);
                }
            }
            steps.done("metrics of the agent and the JVM");
            DiagnosticsDocument diagnostics = new DiagnosticsDocument(
                    configuration, report, condition, transformTimes, export, version, bootstrapFallback, unavailable);
            Health health = null;
            Readiness readiness =
                    new Readiness(ApplicationStart.ofThisJvm(), main, startNanos, thresholds.assumeStartedMillis());
            if (configuration.isServerEnabled()) {
                health = new Health(thresholds, metrics, export, startNanos);
                health.addAgent(report, condition);
                ServerStart.start(configuration, access, metrics, health, readiness, diagnostics, startNanos);
            }
            String openTelemetry = OpenTelemetryAgent.jar();
            if (openTelemetry != null) {
                AgentLog.warn("OpenTelemetry's agent (" + openTelemetry
                        + ") is at work in this JVM too: both trace, so each call is recorded and exported twice");
            }
            AgentThreads.newThread(
                            "sonde-watch",
                            new Watch(health, readiness, diagnostics, startNanos, access.summaryMillis()))
                    .start();
            steps.done("health and the embedded server");
            steps.say("in the background, while the application loads classes too");
        } catch (Throwable failure) {
            AgentLog.error("The agent could not be started completely; the application goes on", failure);
        }
    }

    /** There is nothing to stop where no span is recorded anyway, nor a measure in an image without java.management. */
    private void breakCircuit(Guard guard, AgentCondition condition, CircuitBreakerConfiguration thresholds) {
        if (export == null || !thresholds.isEnabled()) {
            return;
        }
        try {
            guard.add(new CircuitBreaker(thresholds, new CollectedHeap(), pipeline, condition, metrics));
        } catch (LinkageError absent) {
            AgentLog.info("the circuit breaker is not to be had: " + absent);
        }
    }

    /** Resource attributes as label names: letters, digits and underscores. */
    private static Map<String, String> labels(Map<String, String> attributes) {
        Map<String, String> labels = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            char[] name = attribute.getKey().toCharArray();
            for (int i = 0; i < name.length; i++) {
                boolean letter = (name[i] >= 'a' && name[i] <= 'z') || (name[i] >= 'A' && name[i] <= 'Z');
                boolean digit = name[i] >= '0' && name[i] <= '9' && i > 0;
                if (!letter && !digit) {
                    name[i] = '_';
                }
            }
            labels.put(new String(name), attribute.getValue());
        }
        return labels;
    }

    private static final class LiveThreads implements Supplier<Collection<Thread>> {
        @Override
        public Collection<Thread> get() {
            return AgentThreads.live();
        }
    }
}
