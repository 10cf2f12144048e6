package io.sonde.instrumentation.concurrent;

/** Around {@code ForkJoinTask.doExec()}. */
final class ForkJoinTaskAdvice {

    private ForkJoinTaskAdvice() {}

    static Object enter(Object task) {
        return ForkJoinScheduler.isOnCarrier() ? null : HandOver.begin(task);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
