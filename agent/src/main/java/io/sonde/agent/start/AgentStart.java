package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ExportConfiguration;
import io.sonde.agent.configuration.PropertySource;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.export.TraceExport;
import io.sonde.agent.linking.AgentLinker;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricLimits;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.ScrapeFailureListener;
import io.sonde.agent.pipeline.PoolMetrics;
import io.sonde.agent.pipeline.TracePipeline;
import io.sonde.agent.premain.AgentClassLoader;
import io.sonde.agent.threads.AgentThreads;
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
     */
    public static void start(
            String arguments,
            java.lang.instrument.Instrumentation jvm,
            AgentClassLoader agentLoader,
            String bootstrapFallback,
            long startNanos) {
        AgentConfiguration configuration =
                new AgentConfiguration(new PropertySource(System.getProperties(), new ProcessEnvironment()));
        AgentLog.threshold(configuration.logLevel());
        for (String problem : configuration.problems()) {
            AgentLog.warn(problem);
        }
        if (!configuration.isEnabled()) {
            AgentLog.info("not started: switched off by configuration");
            return;
        }
        InstrumentationReport report = new InstrumentationReport();
        ScrapeFailureListener scrapeFailures = new ScrapeFailures();
        MetricsRegistry metrics = new MetricsRegistry(
                new MetricLimits(configuration.maximumSeries(), configuration.maximumLabelValues()), scrapeFailures);
        TraceExport export = configuration.export().exporter() == ExportConfiguration.Exporter.NONE
                ? null
                : new TraceExport(configuration);
        Propagators propagators = Propagators.parse(configuration.propagators());
        Calls.connect(new TracePipeline(
                propagators, configuration.sampling(), metrics, export == null ? null : export.queue()));
        ConnectionPools.connect(new PoolMetrics(metrics));
        if (configuration.isStrict()) {
            StrictMode.enable();
        }
        InstrumentationSettings.connect(configuration.instrumentationLists());
        LoadedTargets loaded = weave(jvm, agentLoader, configuration, report);
        BackgroundStart background = new BackgroundStart(
                configuration,
                loaded,
                metrics,
                export,
                report,
                bootstrapFallback,
                scrapeFailures,
                startNanos,
                System.nanoTime() - startNanos);
        AgentThreads.newThread("sonde-start", background).start();
    }

    private static LoadedTargets weave(
            java.lang.instrument.Instrumentation jvm,
            AgentClassLoader agentLoader,
            AgentConfiguration configuration,
            InstrumentationReport report) {
        List<Instrumentation> enabled = new ArrayList<Instrumentation>();
        Set<String> platformTypesOnly = new HashSet<String>();
        for (Instrumentation instrumentation : InstrumentationRegistry.all()) {
            if (!configuration.isInstrumentationEnabled(instrumentation.name(), instrumentation.isEnabledByDefault())) {
                report.disabled(instrumentation.name());
                continue;
            }
            report.enabled(instrumentation.name());
            enabled.add(instrumentation);
            if (instrumentation.platformTypesOnly()) {
                platformTypesOnly.add(instrumentation.name());
            }
        }
        AdviceBootstrap.install(new AgentLinker(agentLoader, platformTypesOnly, report));
        SondeTransformer transformer = new SondeTransformer(agentLoader, enabled, report);
        jvm.addTransformer(transformer, true);
        LoadedTargets loaded = new LoadedTargets(jvm, transformer);
        loaded.weaveUrgent();
        return loaded;
    }

    private static final class ProcessEnvironment implements PropertySource.Environment {
        @Override
        public String get(String name) {
            return System.getenv(name);
        }
    }
}
