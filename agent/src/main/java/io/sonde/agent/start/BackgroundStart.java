package io.sonde.agent.start;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ResourceAttributes;
import io.sonde.agent.diagnostics.InstrumentationReport;
import io.sonde.agent.export.TraceExport;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.threads.AgentThreads;
import java.util.Map;

/** Starts on a daemon thread what premain need not wait for: the export thread, the server and the JVM's metrics. */
final class BackgroundStart implements Runnable {

    private static final long SHUTDOWN_MILLIS = 1500;

    private final AgentConfiguration configuration;
    private final MetricsRegistry metrics;
    private final TraceExport export;
    private final InstrumentationReport report;
    private final String bootstrapFallback;
    private final long premainNanos;

    BackgroundStart(
            AgentConfiguration configuration,
            MetricsRegistry metrics,
            TraceExport export,
            InstrumentationReport report,
            String bootstrapFallback,
            long premainNanos) {
        this.configuration = configuration;
        this.metrics = metrics;
        this.export = export;
        this.report = report;
        this.bootstrapFallback = bootstrapFallback;
        this.premainNanos = premainNanos;
    }

    @Override
    public void run() {
        try {
            Map<String, String> resource = ResourceAttributes.detect(configuration, AgentVersion.read());
            if (export != null) {
                export.start(resource);
                flushAtShutdown();
            }
        } catch (Throwable failure) {
            AgentLog.error("The agent could not be started completely; the application goes on", failure);
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
