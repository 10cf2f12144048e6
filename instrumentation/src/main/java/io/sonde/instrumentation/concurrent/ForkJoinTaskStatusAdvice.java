package io.sonde.instrumentation.concurrent;

/** Around {@code ForkJoinTask.doExec()}, which returned a status until Java 22. */
final class ForkJoinTaskStatusAdvice {

    private ForkJoinTaskStatusAdvice() {}

    static Object enter(Object task) {
        return ForkJoinScheduler.isOnCarrier() ? null : HandOver.begin(task);
    }

    static void exit(Object state, int status, Throwable thrown) {
        HandOver.end(state);
    }
}
