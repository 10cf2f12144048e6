package io.sonde.instrumentation.concurrent;

/** At the exit of {@code claim()}, by which a step that needs no executor is about to run. */
final class StepClaimedAdvice {

    private StepClaimedAdvice() {}

    static void exit(Object step, boolean runsNow, Throwable thrown) {
        if (runsNow) {
            HandOver.removed(step);
        }
    }
}
