package io.sonde.instrumentation.tomcatexecutor;

import io.sonde.instrumentation.concurrent.HandOver;

/** At the entry of {@code executeInternal(Runnable)}. */
final class ExecuteAdvice {

    private ExecuteAdvice() {}

    static void enter(Object executor, Object task) {
        if (task != null) {
            HandOver.task(task);
        }
    }
}
