package io.sonde.agent.export;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.redaction.ExceptionText;
import io.sonde.agent.threads.AgentThreads;
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

    /** While the JVM ends: its next moment may be the last. */
    private static final long HURRIED_DELAY_MILLIS = 10;

    /** A backend that asks for more is asked again after this. */
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private static final int MAXIMUM_STACK_TRACE = 16_384;

    private final SpanQueue queue;
    private final EpochClock clock;
    private final ExporterFactory exporters;
    private final ExportStatistics statistics;
    private final ArrivalLog log;
    private final int batchSize;
    private final long delayNanos;

    /** Empty between two runs; kept for its room. */
    private final ArrayList<Call> calls = new ArrayList<Call>();

    private volatile TraceExporter exporter;
    private boolean unconverted;
    private boolean pausing;
    private long pauseEndNanos;
    private volatile boolean hurried;
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
        this.log = new ArrivalLog(exporters.destination());
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
        hurry(thread);
    }

    /** From now on calls are exported when they are there, and nothing is waited for: the JVM is about to end. */
    void hurry(Thread thread) {
        hurried = true;
        TraceExporter current = exporter;
        if (current != null) {
            current.hurry();
        }
        LockSupport.unpark(thread);
    }

    /** Waits until nothing is queued or being exported, or until the time is over. */
    synchronized void awaitEmpty(long deadlineNanos) throws InterruptedException {
        while (queue.size() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    private void awaitWork() {
        boolean patient = !hurried;
        long deadline =
                System.nanoTime() + (patient ? delayNanos : TimeUnit.MILLISECONDS.toNanos(HURRIED_DELAY_MILLIS));
        while (!stopping && patient == !hurried && (!queue.isDue() || !patient)) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                return;
            }
            AgentThreads.park(this, remaining);
        }
    }

    /** As the backend asked for. What is kept meanwhile fills the queue, and what finds no room is dropped and counted. */
    private void awaitEndOfPause() {
        while (pausing && !hurried) {
            long remaining = pauseEndNanos - System.nanoTime();
            if (remaining <= 0) {
                pausing = false;
                return;
            }
            AgentThreads.park(this, remaining);
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
            awaitEndOfPause();
            List<Call> oldest = calls.subList(Math.max(0, calls.size() - batchSize), calls.size());
            int size = oldest.size();
            try {
                export(oldest);
            } catch (Throwable failure) {
                failed(size, failure);
            } finally {
                oldest.clear();
                release(size);
            }
        }
    }

    private synchronized void release(int size) {
        queue.release(size);
        notifyAll();
    }

    /** @param batch the newest first */
    private void export(List<Call> batch) throws IOException {
        TraceExporter current = exporter;
        if (current == null) {
            current = exporters.create();
            exporter = current;
        }
        if (hurried) {
            current.hurry();
        }
        current.begin();
        int spans = 0;
        for (Call call : batch) {
            try {
                current.add(call);
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
        PartialSuccess partial;
        try {
            partial = current.send();
        } catch (IOException | RuntimeException failure) {
            failed(spans, failure);
            return;
        }
        arrived(spans, partial);
    }

    private void arrived(int spans, PartialSuccess partial) {
        int rejected = partial == null ? 0 : (int) Math.max(0, Math.min(spans, partial.rejectedSpans()));
        statistics.succeeded(spans, rejected);
        log.arrived();
        if (partial != null) {
            log.partly(rejected, spans, partial.message());
        }
    }

    private void failed(int spans, Throwable failure) {
        String reason = describe(failure);
        statistics.failed(spans, reason);
        log.failed(reason, System.nanoTime());
        long asked = failure instanceof RefusedException ? ((RefusedException) failure).retryAfterMillis() : -1;
        if (asked > 0) {
            pausing = true;
            pauseEndNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(asked, LONGEST_PAUSE_MILLIS));
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
