package io.sonde.instrumentation.concurrent;

/** Around the instruction by which a thread of a pool runs a task, and around tasks that are run by whomever. */
final class TaskAdvice {

    private TaskAdvice() {}

    static Object enter(Object task) {
        return HandOver.begin(task);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
