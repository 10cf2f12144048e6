package io.sonde.instrumentation.concurrent;

import io.sonde.instrumentation.handover.HandOver;

/** Around {@code FutureTask.cancel(boolean)}: a cancelled task may wait in its queue for its time, and will not run. */
final class CancelAdvice {

    private CancelAdvice() {}

    static Object enter(Object task) {
        return task;
    }

    static void exit(Object task, boolean cancelled, Throwable thrown) {
        if (cancelled) {
            HandOver.removed(task);
        }
    }
}
