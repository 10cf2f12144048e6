package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.handover.HandOver;

/** Around {@code onNext(Object)}, and {@code request(long)} on its way to the source. */
final class SignalAdvice {

    private SignalAdvice() {}

    static Object enter(Object subscriber) throws Throwable {
        return SubscribedCalls.begin(subscriber, SubscribedCalls.SIGNAL);
    }

    static void exit(Object state, Throwable thrown) {
        if (state != null) {
            HandOver.end(state);
        }
    }
}
