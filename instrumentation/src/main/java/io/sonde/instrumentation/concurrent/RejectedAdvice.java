package io.sonde.instrumentation.concurrent;

/** At the entry of the JDK's own policies for rejected tasks: dropped, run at once, or handed over again. */
final class RejectedAdvice {

    private RejectedAdvice() {}

    static void enter(Object policy, Object task) {
        HandOver.rejected(task);
    }
}
