package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.handover.HandOver;

/** Around {@code onError(Throwable)} and {@code onComplete()} of a subscriber, and {@code disposeResource(boolean)} of a sink. */
final class LastSignalAdvice {

    private LastSignalAdvice() {}

    static Object enter(Object subscriber) throws Throwable {
        return SubscribedCalls.begin(subscriber, SubscribedCalls.LAST);
    }

    static void exit(Object state, Throwable thrown) {
        if (state != null) {
            HandOver.end(state);
        }
    }
}
