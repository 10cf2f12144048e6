package io.sonde.instrumentation.concurrent;

import java.util.concurrent.RunnableScheduledFuture;

/** At the entry of {@code ScheduledThreadPoolExecutor.delayedExecute(…)}. What runs again and again belongs to no call. */
final class DelayedExecuteAdvice {

    private DelayedExecuteAdvice() {}

    static void enter(Object executor, Object task) {
        if (!((RunnableScheduledFuture<?>) task).isPeriodic()) {
            HandOver.once(task);
        }
    }
}
