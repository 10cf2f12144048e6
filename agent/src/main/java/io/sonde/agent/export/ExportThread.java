package io.sonde.agent.export;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.redaction.ExceptionText;
import io.sonde.instrumentation.call.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes kept calls from the queue, converts them and hands them to an exporter, batch by batch. */
final class ExportThread implements Runnable {

    /** A delay of 0 is not to mean a thread that never rests. */
    private static final long MINIMUM_DELAY_MILLIS = 10;

    private static final int MAXIMUM_STACK_TRACE = 16_384;

    private final SpanQueue queue;
    private final SpanDataConverter converter;
    private final EpochClock clock;
    private final ExporterFactory exporters;
    private final ExportStatistics statistics;
    private final int batchSize;
    private final long delayNanos;
    private final long timeoutMillis;

    private SpanExporter exporter;
    private boolean failing;
    private boolean unconverted;
    private volatile boolean stopping;

    ExportThread(
            SpanQueue queue,
            SpanDataConverter converter,
            EpochClock clock,
            ExporterFactory exporters,
            ExportStatistics statistics,
            int batchSize,
            long delayMillis,
            long timeoutMillis) {
        this.queue = queue;
        this.converter = converter;
        this.clock = clock;
        this.exporters = exporters;
        this.statistics = statistics;
        this.batchSize = batchSize;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(Math.max(delayMillis, MINIMUM_DELAY_MILLIS));
        this.timeoutMillis = timeoutMillis;
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
        List<Call> calls = new ArrayList<Call>();
        Call older;
        for (Call call = queue.takeAll(); call != null; call = older) {
            older = call.endedBefore();
            // Who still holds a call, as a task that waits does, is not to hold those of other traces.
            call.linkTo(null);
            calls.add(call);
        }
        Collections.reverse(calls);
        clock.reanchorIfOld();
        for (int from = 0; from < calls.size(); from += batchSize) {
            List<Call> batch = calls.subList(from, Math.min(from + batchSize, calls.size()));
            try {
                export(batch);
            } catch (Throwable failure) {
                failed(batch.size(), failure);
            } finally {
                queue.release(batch.size());
                Collections.fill(batch, null);
            }
        }
    }

    private void export(List<Call> calls) {
        List<SpanData> spans = new ArrayList<SpanData>(calls.size());
        for (Call call : calls) {
            try {
                spans.add(converter.convert(call));
            } catch (RuntimeException | LinkageError | StackOverflowError failure) {
                statistics.unconverted();
                if (!unconverted) {
                    unconverted = true;
                    AgentLog.warn("A call could not be presented as a span; further ones are only counted: "
                            + ExceptionText.stackTrace(failure, MAXIMUM_STACK_TRACE));
                }
            }
        }
        if (spans.isEmpty()) {
            return;
        }
        if (exporter == null) {
            exporter = exporters.create();
        }
        CompletableResultCode result = exporter.export(spans);
        result.join(timeoutMillis, TimeUnit.MILLISECONDS);
        if (result.isSuccess()) {
            statistics.succeeded(spans.size());
            if (failing) {
                failing = false;
                AgentLog.info("Traces arrive again at " + exporters.destination());
            }
        } else {
            failed(spans.size(), result.getFailureThrowable());
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
        if (failure == null) {
            return "no answer in time";
        }
        if (failure instanceof FailedExportException.HttpExportException) {
            HttpResponse response = ((FailedExportException.HttpExportException) failure).getResponse();
            if (response != null) {
                return "HTTP status " + response.getStatusCode();
            }
            if (failure.getCause() != null) {
                return describe(failure.getCause());
            }
        }
        String message = ExceptionText.message(failure);
        String type = failure.getClass().getName();
        return message == null ? type : type + ": " + message;
    }
}
