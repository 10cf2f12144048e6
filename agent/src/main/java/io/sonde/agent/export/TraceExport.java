package io.sonde.agent.export;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.ExportConfiguration;
import io.sonde.agent.threads.AgentThreads;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The queue of kept calls and the thread that exports them. */
public final class TraceExport {

    private final SpanQueue queue;
    private final ExportStatistics statistics = new ExportStatistics();
    private final AgentConfiguration configuration;
    private final String destination;
    private ExportThread task;
    private Thread thread;
    private boolean hurried;

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

    /**
     * The JVM is about to end: waits until what is queued has been exported, for at most the given time, and has what is
     * queued from now on exported at once, for as long as the JVM goes on. The export need not have been started yet.
     */
    public void flush(long timeoutMillis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try {
            if (awaitStart(deadline)) {
                task.hurry(thread);
                task.awaitEmpty(deadline);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the start only if there is something to export. */
    private synchronized boolean awaitStart(long deadlineNanos) throws InterruptedException {
        hurried = true;
        while (thread == null && queue.size() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return thread != null;
    }

    /** Starts the export thread. To be called once, on a thread of the agent. */
    public synchronized void start(Map<String, String> resourceAttributes) {
        ExportConfiguration export = configuration.export();
        EpochClock clock = new EpochClock();
        task = new ExportThread(
                queue,
                clock,
                new ExporterFactory(configuration, clock, resourceAttributes),
                statistics,
                export.batchSize(),
                export.scheduleDelayMillis());
        thread = AgentThreads.newThread("sonde-export", task);
        if (hurried) {
            task.hurry(thread);
        }
        thread.start();
        notifyAll();
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
