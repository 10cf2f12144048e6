package io.sonde.instrumentation.concurrent;

import io.sonde.instrumentation.call.CurrentCall;
import java.util.concurrent.ForkJoinPool;

/** As {@link HandOverAdvice}, where the pool may be the one that runs virtual threads. */
final class PushToPoolAdvice {

    private PushToPoolAdvice() {}

    static void enter(Object queue, Object task, Object pool) {
        if (CurrentCall.toHandOver() != null && (pool == null || !ForkJoinScheduler.isScheduler((ForkJoinPool) pool))) {
            HandOver.task(task);
        }
    }
}
