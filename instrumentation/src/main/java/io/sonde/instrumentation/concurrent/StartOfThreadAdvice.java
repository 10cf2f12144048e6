package io.sonde.instrumentation.concurrent;

/** At the entry of a method that starts the thread which is its argument. */
final class StartOfThreadAdvice {

    private StartOfThreadAdvice() {}

    static void enter(Object starter, Object thread) {
        if (thread != null) {
            HandOver.once(thread);
        }
    }
}
