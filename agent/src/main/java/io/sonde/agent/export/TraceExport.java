package io.sonde.agent.export;

import io.opentelemetry.sdk.resources.Resource;
import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ExportConfiguration;
import io.sonde.agent.threads.AgentThreads;
import java.util.Map;

/** The queue of kept calls and the thread that exports them. */
public final class TraceExport {

    /** The one resource attribute that is a number. */
    private static final String PROCESS_ID = "process.pid";

    private static final int MAXIMUM_DIGITS = 18;

    private final SpanQueue queue;
    private final ExportStatistics statistics = new ExportStatistics();
    private final AgentConfiguration configuration;
    private final String destination;
    private ExportThread task;
    private Thread thread;

    public TraceExport(AgentConfiguration configuration) {
        ExportConfiguration export = configuration.export();
        this.configuration = configuration;
        this.queue = new SpanQueue(export.queueSize(), export.batchSize());
        this.destination = export.destination();
    }

    /** Where the pipeline puts kept calls. */
    public SpanQueue queue() {
        return queue;
    }

    public ExportStatistics statistics() {
        return statistics;
    }

    /** Where spans go, for people, without secrets. */
    public String destination() {
        return destination;
    }

    /** Starts the export thread. To be called once, on a thread of the agent. */
    public synchronized void start(Map<String, String> resourceAttributes) {
        ExportConfiguration export = configuration.export();
        EpochClock clock = new EpochClock();
        task = new ExportThread(
                queue,
                new SpanDataConverter(
                        clock,
                        resource(resourceAttributes),
                        configuration.spanLimits(),
                        configuration.isHostInClientSpanName()),
                clock,
                new ExporterFactory(export),
                statistics,
                export.batchSize(),
                export.scheduleDelayMillis(),
                export.exportTimeoutMillis());
        thread = AgentThreads.newThread("sonde-export", task);
        thread.start();
    }

    private static Resource resource(Map<String, String> attributes) {
        io.opentelemetry.api.common.AttributesBuilder builder = io.opentelemetry.api.common.Attributes.builder();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (attribute.getKey().equals(PROCESS_ID) && isNumber(attribute.getValue())) {
                builder.put(PROCESS_ID, Long.parseLong(attribute.getValue()));
            } else {
                builder.put(attribute.getKey(), attribute.getValue());
            }
        }
        return Resource.create(builder.build());
    }

    /** Whether it is one; the configuration may name anything. */
    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAXIMUM_DIGITS;
    }

    /** Exports what is queued and ends, waiting for at most the given time. */
    public void stop(long timeoutMillis) {
        Thread running;
        synchronized (this) {
            running = thread;
            if (running == null) {
                return;
            }
            task.stop(running);
        }
        try {
            running.join(timeoutMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
