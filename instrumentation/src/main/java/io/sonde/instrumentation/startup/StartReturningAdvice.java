package io.sonde.instrumentation.startup;

/** Around a start method that returns what it has started. */
final class StartReturningAdvice {

    private StartReturningAdvice() {}

    static Object enter(Object self) {
        return StartAdvice.enter(self);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        StartAdvice.exit(state, thrown);
    }
}
