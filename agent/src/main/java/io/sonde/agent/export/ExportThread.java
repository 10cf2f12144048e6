package io.sonde.agent.export;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.redaction.ExceptionText;
import io.sonde.instrumentation.call.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes kept calls from the queue and hands them to an exporter, batch by batch. */
final class ExportThread implements Runnable {

    /** A delay of 0 is not to mean a thread that never rests. */
    private static final long MINIMUM_DELAY_MILLIS = 10;

    private static final int MAXIMUM_STACK_TRACE = 16_384;

    private final SpanQueue queue;
    private final EpochClock clock;
    private final ExporterFactory exporters;
    private final ExportStatistics statistics;
    private final int batchSize;
    private final long delayNanos;

    /** Empty between two runs; kept for its room. */
    private final ArrayList<Call> calls = new ArrayList<Call>();

    private TraceExporter exporter;
    private boolean failing;
    private boolean unconverted;
    private volatile boolean stopping;

    ExportThread(
            SpanQueue queue,
            EpochClock clock,
            ExporterFactory exporters,
            ExportStatistics statistics,
            int batchSize,
            long delayMillis) {
        this.queue = queue;
        this.clock = clock;
        this.exporters = exporters;
        this.statistics = statistics;
        this.batchSize = batchSize;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(Math.max(delayMillis, MINIMUM_DELAY_MILLIS));
    }

    @Override
    public void run() {
        queue.consumedBy(Thread.currentThread());
        while (!stopping) {
            awaitWork();
            exportAll();
        }
        exportAll();
    }

    /** Ends the loop; what is still queued is exported first. */
    void stop(Thread thread) {
        stopping = true;
        LockSupport.unpark(thread);
    }

    private void awaitWork() {
        long deadline = System.nanoTime() + delayNanos;
        while (!stopping && !queue.isDue()) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                return;
            }
            LockSupport.parkNanos(this, remaining);
            // An application that interrupts every thread it finds must not make this one spin.
            Thread.interrupted();
        }
    }

    private void exportAll() {
        Call older;
        for (Call call = queue.takeAll(); call != null; call = older) {
            older = call.endedBefore();
            // Who still holds a call, as a task that waits does, is not to hold those of other traces.
            call.linkTo(null);
            calls.add(call);
        }
        clock.reanchorIfOld();
        while (!calls.isEmpty()) {
            List<Call> oldest = calls.subList(Math.max(0, calls.size() - batchSize), calls.size());
            int size = oldest.size();
            try {
                export(oldest);
            } catch (Throwable failure) {
                failed(size, failure);
            } finally {
                queue.release(size);
                oldest.clear();
            }
        }
    }

    /** @param batch the newest first */
    private void export(List<Call> batch) throws IOException {
        if (exporter == null) {
            exporter = exporters.create();
        }
        exporter.begin();
        int spans = 0;
        for (Call call : batch) {
            try {
                exporter.add(call);
                spans++;
            } catch (RuntimeException | LinkageError | StackOverflowError failure) {
                statistics.unconverted();
                if (!unconverted) {
                    unconverted = true;
                    AgentLog.warn("A call could not be presented as a span; further ones are only counted: "
                            + ExceptionText.stackTrace(failure, MAXIMUM_STACK_TRACE));
                }
            }
        }
        if (spans == 0) {
            return;
        }
        try {
            exporter.send();
        } catch (IOException | RuntimeException failure) {
            failed(spans, failure);
            return;
        }
        statistics.succeeded(spans);
        if (failing) {
            failing = false;
            AgentLog.info("Traces arrive again at " + exporters.destination());
        }
    }

    private void failed(int spans, Throwable failure) {
        String reason = describe(failure);
        statistics.failed(spans, reason);
        if (!failing) {
            failing = true;
            AgentLog.warn("Traces do not arrive at " + exporters.destination() + " and are dropped until they do ("
                    + reason + ")");
        }
    }

    private static String describe(Throwable failure) {
        if (failure instanceof RefusedException) {
            return "HTTP status " + ((RefusedException) failure).status();
        }
        String message = ExceptionText.message(failure);
        String type = failure.getClass().getName();
        return message == null ? type : type + ": " + message;
    }
}
