package io.sonde.instrumentation.concurrent;

/** At the exit of the constructors of what a CompletableFuture will do. */
final class StepMadeAdvice {

    private StepMadeAdvice() {}

    static void exit(Object step, Throwable thrown) {
        HandOver.once(step);
    }
}
