package io.sonde.instrumentation.nettyexecutor;

import io.sonde.instrumentation.concurrent.HandOver;
import java.util.concurrent.ScheduledFuture;

/** At the entry of {@code SingleThreadEventExecutor.execute(Runnable)}, by which scheduled tasks reach their loop as well. */
final class ExecuteAdvice {

    private ExecuteAdvice() {}

    static void enter(Object executor, Object task) {
        if (task != null && !(task instanceof ScheduledFuture)) {
            HandOver.task(task);
        }
    }
}
