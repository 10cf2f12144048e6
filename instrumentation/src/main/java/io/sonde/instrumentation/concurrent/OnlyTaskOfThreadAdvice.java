package io.sonde.instrumentation.concurrent;

/** Around the one task that a thread was started for. */
final class OnlyTaskOfThreadAdvice {

    private OnlyTaskOfThreadAdvice() {}

    static Object enter(Object task) {
        return HandOver.begin(Thread.currentThread());
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
