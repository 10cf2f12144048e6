package io.sonde.instrumentation.concurrent;

/** Around an instruction that starts a thread for one task. */
final class StartAdvice {

    private StartAdvice() {}

    static Object enter(Object thread) {
        HandOver.once(thread);
        return null;
    }

    static void exit(Object state, Throwable thrown) {
        // The thread ends its part by itself.
    }
}
