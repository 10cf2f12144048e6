package io.sonde.instrumentation.reactor;

/** At the entry of {@code onSubscribe(Subscription)}. */
final class SubscribedAdvice {

    private SubscribedAdvice() {}

    static void enter(Object subscriber, Object subscription) {
        if (subscription != null) {
            SubscribedCalls.subscribed(subscriber, subscription);
        }
    }
}
