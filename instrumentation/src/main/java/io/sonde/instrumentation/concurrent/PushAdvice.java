package io.sonde.instrumentation.concurrent;

/** At the entry of the methods that put a task into a queue of a ForkJoinPool. */
final class PushAdvice {

    private PushAdvice() {}

    static void enter(Object queueOrPool, Object task) {
        HandOver.task(task);
    }
}
