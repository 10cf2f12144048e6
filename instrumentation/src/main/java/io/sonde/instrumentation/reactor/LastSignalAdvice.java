package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.handover.HandOver;

/**
 * Around {@code onError(Throwable)}, {@code onComplete()}, {@code cancel()} and {@code dispose()} of a subscriber, and around
 * {@code disposeResource(boolean)} of a sink.
 */
final class LastSignalAdvice {

    private LastSignalAdvice() {}

    static Object enter(Object subscriber) {
        return SubscribedCalls.beginLast(subscriber);
    }

    static void exit(Object state, Throwable thrown) {
        HandOver.end(state);
    }
}
