package io.sonde.instrumentation.concurrent;

/** At the entry of methods that put their first argument, a task, into a queue. */
final class HandOverAdvice {

    private HandOverAdvice() {}

    static void enter(Object queue, Object task) {
        HandOver.task(task);
    }
}
