package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.handover.HandOver;

/** Around {@code onSubscribe(Subscription)}. */
final class SubscribedAdvice {

    private SubscribedAdvice() {}

    static Object enter(Object subscriber, Object subscription) throws Throwable {
        return subscription == null ? null : SubscribedCalls.subscribed(subscriber, subscription);
    }

    static void exit(Object state, Throwable thrown) {
        if (state != null) {
            HandOver.end(state);
        }
    }
}
