package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ExportConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.configuration.WatchedConfiguration;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.export.TraceExport;
import io.sonde.agent.linking.AgentLinker;
import io.sonde.agent.linking.FailingAdvice;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.ScrapeFailureListener;
import io.sonde.agent.pipeline.PoolMetrics;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.premain.StartSteps;
import io.sonde.agent.threads.AgentThreads;
import io.sonde.agent.threads.ClassWork;
import io.sonde.agent.weaving.ClassDump;
import io.sonde.agent.weaving.ObservedTransformer;
import io.sonde.agent.weaving.SondeTransformer;
import io.sonde.bootstrap.AdviceBootstrap;
import io.sonde.instrumentation.InstrumentationRegistry;
import io.sonde.instrumentation.call.Calls;
import io.sonde.instrumentation.call.StrictMode;
import io.sonde.instrumentation.pool.ConnectionPools;
import io.sonde.instrumentation.propagation.Propagators;
import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.InstrumentationSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of premain that runs in the agent's class loader. */
public final class AgentStart {

    private AgentStart() {}

    /**
     * Called by reflection from premain.
     *
     * @param bootstrapFallback why the bootstrap classes had to be appended to the boot class path; null if they had not
     * @param steps of premain so far
     */
    public static void start(
            String arguments,
            java.lang.instrument.Instrumentation jvm,
            AgentClassLoader agentLoader,
            String bootstrapFallback,
            StartSteps steps) {
        AgentConfiguration configuration =
                new AgentConfiguration(new PropertySource(System.getProperties(), arguments, new ProcessEnvironment()));
        AgentLog.threshold(configuration.logLevel());
        for (String problem : configuration.problems()) {
            AgentLog.warn(problem);
        }
        if (!configuration.isEnabled()) {
            AgentLog.info("not started: switched off by configuration");
            return;
        }
        if (configuration.isStartUpTold()) {
            steps.tell();
        }
        steps.done("configuration");
        InstrumentationReport report = new InstrumentationReport();
        ClassWork work = new ClassWork();
        ScrapeFailureListener scrapeFailures = new ScrapeFailures();
        MetricsRegistry metrics = new MetricsRegistry(
                new MetricLimits(configuration.maximumSeries(), configuration.maximumLabelValues()), scrapeFailures);
        TraceExport export = configuration.export().exporter() == ExportConfiguration.Exporter.NONE
                ? null
                : new TraceExport(configuration);
        Propagators propagators = Propagators.parse(configuration.propagators());
        TracePipeline pipeline =
                new TracePipeline(propagators, configuration.live(), metrics, export == null ? null : export.queue());
        Calls.connect(pipeline);
        ConnectionPools.connect(new PoolMetrics(metrics));
        if (configuration.isStrict()) {
            StrictMode.enable();
        }
        InstrumentationSettings.connect(configuration.instrumentationLists());
        steps.done("pipeline and metrics");
        List<Instrumentation> enabled = enabled(configuration, report);
        AgentLinker linker =
                new AgentLinker(agentLoader, platformTypesOnly(enabled), report, failingAdvice(configuration), work);
        AdviceBootstrap.install(linker);
        SondeTransformer transformer = new SondeTransformer(
                agentLoader, enabled, report, work, OtherAgents.areAbsent(), configuration.weavingDefect());
        steps.done("instrumentations and their index");
        ObservedTransformer observed = new ObservedTransformer(transformer, dump(configuration));
        if (export != null) {
            FlushAtShutdown.register(export);
        }
        jvm.addTransformer(observed, true);
        LoadedTargets loaded = new LoadedTargets(jvm, transformer, agentLoader);
        steps.done("transformer, and a look at the loaded classes");
        loaded.weaveUrgent();
        steps.done("weaving of loaded classes that cannot wait");
        BackgroundStart background = new BackgroundStart(
                configuration,
                loaded,
                linker,
                metrics,
                export,
                report,
                pipeline,
                work,
                observed,
                bootstrapFallback,
                scrapeFailures,
                Thread.currentThread(),
                steps,
                System.nanoTime() - steps.startNanos());
        steps.done("what starts in the background");
        steps.say("premain");
        AgentThreads.newThread("sonde-start", background).start();
        WatchedConfiguration watched = configuration.watched();
        if (watched != null) {
            AgentThreads.newThread("sonde-config", new ConfigurationWatch(watched, pipeline))
                    .start();
        }
    }

    private static List<Instrumentation> enabled(AgentConfiguration configuration, InstrumentationReport report) {
        List<Instrumentation> enabled = new ArrayList<Instrumentation>();
        List<String> names = new ArrayList<String>();
        for (Instrumentation instrumentation : InstrumentationRegistry.all()) {
            names.add(instrumentation.name());
            if (!configuration.isInstrumentationEnabled(instrumentation.name(), instrumentation.isEnabledByDefault())) {
                report.disabled(instrumentation.name());
                continue;
            }
            report.enabled(instrumentation.name());
            enabled.add(instrumentation);
        }
        for (String problem : configuration.unknownSwitches(names)) {
            AgentLog.warn(problem);
        }
        return enabled;
    }

    private static Set<String> platformTypesOnly(List<Instrumentation> enabled) {
        Set<String> names = new HashSet<String>();
        for (Instrumentation instrumentation : enabled) {
            if (instrumentation.platformTypesOnly()) {
                names.add(instrumentation.name());
            }
        }
        return names;
    }

    /** Null if none is made to fail. */
    private static FailingAdvice failingAdvice(AgentConfiguration configuration) {
        List<String> which = configuration.failingAdvice();
        return which.isEmpty() ? null : new FailingAdvice(which, configuration.failingAdviceKind());
    }

    /** Null if no class file is to be written. */
    private static ClassDump dump(AgentConfiguration configuration) {
        List<String> patterns = configuration.dumpedClasses();
        return patterns.isEmpty() ? null : new ClassDump(patterns, configuration.dumpDirectory());
    }

    private static final class ProcessEnvironment implements PropertySource.Environment {
        @Override
        public String get(String name) {
            return System.getenv(name);
        }

        @Override
        public Collection<String> names() {
            return System.getenv().keySet();
        }
    }
}
