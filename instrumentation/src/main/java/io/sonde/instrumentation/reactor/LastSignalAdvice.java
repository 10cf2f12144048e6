package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.handover.HandOver;

/** Around {@code onError(Throwable)}, {@code onComplete()} and {@code cancel()}. */
final class LastSignalAdvice {

    private LastSignalAdvice() {}

    static Object enter(Object subscriber) {
        return SubscribedCalls.beginLast(subscriber);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
