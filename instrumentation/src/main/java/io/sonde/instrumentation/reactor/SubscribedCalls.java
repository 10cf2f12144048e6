package io.sonde.instrumentation.reactor;

import io.sonde.bootstrap.Marked;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.handover.HandOver;

/**
 * The call in which a chain was subscribed to, by the subscriber that its source signals to. Those behind it get their
 * signals from it, in its call. A chain that was subscribed to outside of calls has none, and nothing that it does belongs to
 * one.
 *
 * <p>Here is what happens outside of calls, which must be small enough to be compiled into Reactor's own methods. All else is
 * in {@link SubscriptionsInCalls}, behind a door that the compiler does not see through.
 */
final class SubscribedCalls {

    /** Gets its signals from another subscriber of its chain, which was subscribed to outside of calls. */
    static final byte BEHIND = -1;

    /** Nothing is known of it. Where its chain belongs to a call, it gets its signals from another subscriber, in that call. */
    static final byte UNKNOWN = 0;

    /** Stands next to a source and belongs to no call, or no longer. */
    static final byte OUTSIDE = 1;

    /** Stands in the table. */
    static final byte IN_CALL = 2;

    /** Stands in the table and has been handed to a publisher that has not said yet that it is subscribed. */
    static final byte HANDED_OVER = 3;

    static final int SIGNAL = 0;

    /** A signal behind which there is none. It may subscribe the same object anew. */
    static final int LAST = 1;

    /** Signals that are under way may still come. */
    static final int CANCEL = 2;

    private SubscribedCalls() {}

    /**
     * The subscriber is about to get its subscription, usually by the thread that subscribes.
     *
     * @return what {@link HandOver#end(Object)} wants back
     */
    static Object subscribed(Object subscriber, Object subscription) throws Throwable {
        if (subscriber instanceof Marked && !CurrentCall.isPresent()) {
            Marked marked = (Marked) subscriber;
            byte mark = marked.sonde$mark();
            if (mark <= UNKNOWN) {
                marked.sonde$mark(isOfChainOutside(subscription) ? BEHIND : OUTSIDE);
                return null;
            }
            if (mark == OUTSIDE) {
                return null;
            }
        }
        return SubscriptionsInCalls.door.invokeExact(subscriber, subscription, SIGNAL);
    }

    private static boolean isOfChainOutside(Object subscription) {
        if (!(subscription instanceof Marked)) {
            return false;
        }
        byte mark = ((Marked) subscription).sonde$mark();
        return mark == BEHIND || mark == OUTSIDE;
    }

    /**
     * A signal reaches the subscriber on this thread.
     *
     * @param kind {@link #SIGNAL}, {@link #LAST} or {@link #CANCEL}
     * @return what {@link HandOver#end(Object)} wants back
     */
    static Object begin(Object subscriber, int kind) throws Throwable {
        if (subscriber instanceof Marked) {
            byte mark = ((Marked) subscriber).sonde$mark();
            if (mark <= UNKNOWN || (mark == OUTSIDE && !CurrentCall.isPresent())) {
                return null;
            }
        }
        return SubscriptionsInCalls.door.invokeExact(subscriber, (Object) null, kind);
    }
}
