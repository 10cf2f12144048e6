package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.handover.HandOver;

/** Around {@code cancel()} and {@code dispose()} of a subscriber. */
final class CancelAdvice {

    private CancelAdvice() {}

    static Object enter(Object subscriber) throws Throwable {
        return SubscribedCalls.begin(subscriber, SubscribedCalls.CANCEL);
    }

    static void exit(Object state, Throwable thrown) {
        if (state != null) {
            HandOver.end(state);
        }
    }
}
