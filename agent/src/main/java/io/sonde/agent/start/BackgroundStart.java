package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.HealthConfiguration;
import io.sonde.agent.configuration.ResourceAttributes;
import io.sonde.agent.configuration.ServerConfiguration;
import io.sonde.agent.diagnostics.AgentMetrics;
import io.sonde.agent.diagnostics.DiagnosticsDocument;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.diagnostics.TransformTimes;
import io.sonde.agent.export.TraceExport;
import io.sonde.agent.health.Health;
import io.sonde.agent.health.Readiness;
import io.sonde.agent.jvm.JvmMetrics;
import io.sonde.agent.linking.AgentLinker;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.ScrapeFailureListener;
import io.sonde.agent.premain.StartSteps;
import io.sonde.agent.threads.AgentThreads;
import io.sonde.instrumentation.startup.ApplicationStart;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Starts on a daemon thread what premain need not wait for: the export thread, the server and the JVM's metrics. */
final class BackgroundStart implements Runnable {

    private static final long SHUTDOWN_MILLIS = 1500;

    private final AgentConfiguration configuration;
    private final LoadedTargets loaded;
    private final AgentLinker linker;
    private final MetricsRegistry metrics;
    private final TraceExport export;
    private final InstrumentationReport report;
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
            loaded.weaveOthers();
            steps.done("weaving of loaded classes that can wait");
            linker.warmUp();
            steps.done("linker");
            String version = AgentVersion.read();
            Map<String, String> resource = ResourceAttributes.detect(configuration, version);
            steps.done("resource");
            if (export != null) {
                export.start(resource);
                AgentMetrics.register(metrics, export.queue(), export.statistics());
                flushAtShutdown();
            }
            steps.done("export");
            metrics.info("target_info", "What the metrics are about.", labels(resource));
            AgentMetrics.register(metrics, report, version, premainNanos);
            int known = configuration.problems().size();
            ServerConfiguration access = configuration.server();
            HealthConfiguration thresholds = configuration.health();
            List<String> problems = configuration.problems();
            for (String problem : problems.subList(known, problems.size())) {
                AgentLog.warn(problem);
            }
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
                    configuration, report, transformTimes, export, version, bootstrapFallback, unavailable);
            Health health = null;
            Readiness readiness =
                    new Readiness(ApplicationStart.ofThisJvm(), main, startNanos, thresholds.assumeStartedMillis());
            if (configuration.isServerEnabled()) {
                health = new Health(thresholds, metrics, export, startNanos);
                ServerStart.start(configuration, access, metrics, health, readiness, diagnostics, startNanos);
            }
            if (health != null || access.summaryMillis() > 0) {
                AgentThreads.newThread(
                                "sonde-watch",
                                new Watch(health, readiness, diagnostics, startNanos, access.summaryMillis()))
                        .start();
            }
            steps.done("health and the embedded server");
            steps.say("in the background, while the application loads classes too");
        } catch (Throwable failure) {
            AgentLog.error("The agent could not be started completely; the application goes on", failure);
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

    private void flushAtShutdown() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        AgentThreads.untraced(new Runnable() {
                            @Override
                            public void run() {
                                export.stop(SHUTDOWN_MILLIS);
                            }
                        }),
                        "sonde-shutdown"));
    }
}
