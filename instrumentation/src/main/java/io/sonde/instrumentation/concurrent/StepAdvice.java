package io.sonde.instrumentation.concurrent;

/**
 * Around {@code tryFire(int)}: the step runs, hands itself over to its executor, or waits on. It belongs to the call in
 * which it was made, and not to whoever completes what it waits for.
 */
final class StepAdvice {

    /** The mode in which a step runs without fail: on its executor (CompletableFuture.ASYNC). */
    private static final int RUNS = 1;

    private StepAdvice() {}

    static Object enter(Object step, int mode) {
        return mode == RUNS ? HandOver.beginStep(step) : HandOver.beginAttempt(step);
    }

    static void exit(Object state, Object dependent, Throwable thrown) {
        HandOver.end(state);
    }
}
