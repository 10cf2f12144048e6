package io.sonde.instrumentation.concurrent;

import io.sonde.instrumentation.handover.HandOver;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;

/** At the entry of {@code ScheduledThreadPoolExecutor.delayedExecute(…)}. What runs again and again belongs to no call. */
final class DelayedExecuteAdvice {

    private DelayedExecuteAdvice() {}

    static void enter(Object executor, Object task) {
        if (!((RunnableScheduledFuture<?>) task).isPeriodic()
                && !ExecuteAdvice.servesItself((ThreadPoolExecutor) executor)) {
            HandOver.once(task);
        }
    }
}
