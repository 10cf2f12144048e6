package io.sonde.instrumentation.reactor;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.handover.CallsOfEndedTraces;
import io.sonde.instrumentation.handover.HandOver;

/**
 * The call in which a chain was subscribed to, by the subscriber that its source signals to. Those behind it get their
 * signals from it, in its call. A chain that was subscribed to outside of calls has none, and costs none. Thread-safe.
 */
final class SubscribedCalls {

    private static final WeakIdentityMap<Object, Call> CALLS = WeakIdentityMap.expiring(new CallsOfEndedTraces());

    private SubscribedCalls() {}

    /** The subscriber is handed to a publisher that may say on any thread that it is subscribed. */
    static void subscribing(Object subscriber) {
        Call call = CurrentCall.toHandOver();
        if (call != null && CoreSubscribers.contains(subscriber.getClass())) {
            CALLS.put(subscriber, call);
        }
    }

    /** The subscriber is about to get its subscription, usually by the thread that subscribes. */
    static void subscribed(Object subscriber, Object subscription) {
        Call call = CurrentCall.toHandOver();
        if (call != null && !RelayingOperators.contains(subscription.getClass())) {
            CALLS.putIfAbsent(subscriber, call);
        }
    }

    /** The sink gets something to dispose of, which it does after its last signal. */
    static void disposing(Object sink) {
        Call call = CurrentCall.toHandOver();
        if (call != null) {
            CALLS.put(sink, call);
        }
    }

    /**
     * A signal reaches the subscriber on this thread.
     *
     * @return what {@link HandOver#end(Object)} wants back
     */
    static Object begin(Object subscriber) {
        Call call = CALLS.get(subscriber);
        if (call == null) {
            return null;
        }
        if (call.handsOver()) {
            return HandOver.beginIn(call);
        }
        CALLS.remove(subscriber);
        return null;
    }

    /** As {@link #begin(Object)}, for a signal behind which there is none. It may subscribe the same object anew. */
    static Object beginLast(Object subscriber) {
        Call call = CALLS.get(subscriber);
        if (call == null) {
            return null;
        }
        CALLS.remove(subscriber);
        return call.handsOver() ? HandOver.beginIn(call) : null;
    }
}
