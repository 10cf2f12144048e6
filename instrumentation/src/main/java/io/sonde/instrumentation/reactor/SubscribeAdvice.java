package io.sonde.instrumentation.reactor;

/** At the entry of a publisher's {@code subscribe} with the subscriber. */
final class SubscribeAdvice {

    private SubscribeAdvice() {}

    static void enter(Object publisher, Object subscriber) {
        if (subscriber != null) {
            SubscriptionsInCalls.subscribing(subscriber);
        }
    }
}
