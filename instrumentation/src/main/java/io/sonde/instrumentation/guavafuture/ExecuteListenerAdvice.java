package io.sonde.instrumentation.guavafuture;

import io.sonde.instrumentation.concurrent.HandOver;

/** Around the static method that gives a listener to its executor, on the thread that completes the future. */
final class ExecuteListenerAdvice {

    private ExecuteListenerAdvice() {}

    static Object enter(Object listener) {
        return HandOver.beginOnce(listener);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
