package io.sonde.instrumentation.nettyexecutor;

import io.sonde.instrumentation.concurrent.HandOver;
import java.util.concurrent.ScheduledFuture;

/** Around what runs a task on the thread of an event loop. */
final class SafeExecuteAdvice {

    private SafeExecuteAdvice() {}

    static Object enter(Object task) {
        return task instanceof ScheduledFuture ? null : HandOver.begin(task);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
