package io.sonde.instrumentation.concurrent;

/** At the entry of a method that starts the thread which is its receiver. */
final class ThreadStartAdvice {

    private ThreadStartAdvice() {}

    static void enter(Object thread) {
        HandOver.once(thread);
    }
}
