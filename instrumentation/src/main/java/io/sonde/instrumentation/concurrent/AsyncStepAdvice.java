package io.sonde.instrumentation.concurrent;

/** Around {@code run()} of what {@code supplyAsync} and {@code runAsync} hand over, on whatever executor. */
final class AsyncStepAdvice {

    private AsyncStepAdvice() {}

    static Object enter(Object step) {
        return HandOver.beginStep(step);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
