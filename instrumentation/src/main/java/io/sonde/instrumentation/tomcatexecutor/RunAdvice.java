package io.sonde.instrumentation.tomcatexecutor;

import io.sonde.instrumentation.concurrent.HandOver;

/** Around the instruction by which a thread of the pool runs a task. */
final class RunAdvice {

    private RunAdvice() {}

    static Object enter(Object task) {
        return HandOver.begin(task);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
