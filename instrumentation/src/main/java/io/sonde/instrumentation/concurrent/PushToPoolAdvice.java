package io.sonde.instrumentation.concurrent;

import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.handover.HandOver;
import java.util.concurrent.ForkJoinPool;

/** As the plain hand-over, where the pool may be the one that runs virtual threads. */
final class PushToPoolAdvice {

    private PushToPoolAdvice() {}

    static void enter(Object queue, Object task, Object pool) {
        if (CurrentCall.toHandOver() != null && (pool == null || !ForkJoinScheduler.isScheduler((ForkJoinPool) pool))) {
            HandOver.task(task);
        }
    }
}
