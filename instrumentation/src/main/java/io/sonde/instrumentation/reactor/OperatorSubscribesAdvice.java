package io.sonde.instrumentation.reactor;

/**
 * Before an operator has a publisher subscribe a subscriber. The publisher may be a lambda, whose class cannot be woven, and
 * answer on any thread.
 */
final class OperatorSubscribesAdvice {

    private OperatorSubscribesAdvice() {}

    static void enter(Object publisher, Object subscriber) {
        if (publisher != null && subscriber != null && !OwnPublishers.contains(publisher.getClass())) {
            SubscriptionsInCalls.subscribing(subscriber);
        }
    }
}
