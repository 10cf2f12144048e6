package io.sonde.instrumentation.reactor;

import io.sonde.bootstrap.Marked;
import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.handover.CallsOfEndedTraces;
import io.sonde.instrumentation.handover.HandOver;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Which subscriber belongs to which call. Reactor's own bear a mark, which says whether they are to be looked for; those of
 * others are looked for always. Thread-safe.
 */
final class SubscriptionsInCalls {

    private static final WeakIdentityMap<Object, Call> CALLS = WeakIdentityMap.expiring(new CallsOfEndedTraces());

    /**
     * {@link #begin}. Not final, so that the compiler takes it for no constant and what is behind it is not made a part of
     * every signal: with it the advice would be too large to be compiled into the methods that it is woven into.
     */
    @SuppressWarnings("FieldMayBeFinal")
    static MethodHandle door = find();

    private SubscriptionsInCalls() {}

    private static MethodHandle find() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            SubscriptionsInCalls.class,
                            "begin",
                            MethodType.methodType(Object.class, Object.class, Object.class, int.class));
        } catch (NoSuchMethodException | IllegalAccessException impossible) {
            throw new LinkageError("SubscriptionsInCalls.begin", impossible);
        }
    }

    /** The subscriber is handed to a publisher that may say on any thread that it is subscribed. */
    static void subscribing(Object subscriber) {
        Call call = CurrentCall.toHandOver();
        if (subscriber instanceof Marked) {
            mark((Marked) subscriber, call, SubscribedCalls.HANDED_OVER);
        } else if (call != null && CoreSubscribers.contains(subscriber.getClass())) {
            CALLS.put(subscriber, call);
        }
    }

    /** The sink gets something to dispose of, which it does after its last signal. */
    static void disposing(Object sink) {
        Call call = CurrentCall.toHandOver();
        if (sink instanceof Marked) {
            mark((Marked) sink, call, SubscribedCalls.IN_CALL);
        } else if (call != null) {
            CALLS.put(sink, call);
        }
    }

    private static void mark(Marked marked, Call call, byte inCall) {
        if (call != null) {
            CALLS.put(marked, call);
            marked.sonde$mark(inCall);
        } else if (marked.sonde$mark() <= SubscribedCalls.UNKNOWN) {
            marked.sonde$mark(SubscribedCalls.OUTSIDE);
        }
    }

    /**
     * A signal reaches the subscriber on this thread.
     *
     * @param subscription what it is about to get; null if it has it
     * @return what {@link HandOver#end(Object)} wants back
     */
    static Object begin(Object subscriber, Object subscription, int kind) {
        if (subscriber instanceof Marked) {
            Marked marked = (Marked) subscriber;
            byte mark = marked.sonde$mark();
            if (mark > SubscribedCalls.UNKNOWN) {
                return beginMarked(marked, mark, subscription != null, kind);
            }
            if (subscription != null && !RelayingOperators.contains(subscription.getClass())) {
                mark(marked, CurrentCall.toHandOver(), SubscribedCalls.IN_CALL);
            }
            return null;
        }
        Call call = CALLS.get(subscriber);
        if (call == null) {
            if (subscription != null) {
                Call current = CurrentCall.toHandOver();
                if (current != null && !RelayingOperators.contains(subscription.getClass())) {
                    CALLS.put(subscriber, current);
                }
            }
            return null;
        }
        boolean goesOn = call.handsOver();
        if (kind != SubscribedCalls.SIGNAL || !goesOn) {
            CALLS.remove(subscriber);
        }
        return goesOn ? HandOver.beginIn(call) : null;
    }

    private static Object beginMarked(Marked subscriber, byte mark, boolean isSubscribed, int kind) {
        if (mark == SubscribedCalls.OUTSIDE) {
            return HandOver.beginWithoutCall();
        }
        Call call = CALLS.get(subscriber);
        if (call == null || !call.handsOver()) {
            // Its trace has long ended.
            subscriber.sonde$mark(SubscribedCalls.OUTSIDE);
            CALLS.remove(subscriber);
            return HandOver.beginWithoutCall();
        }
        if (kind == SubscribedCalls.LAST) {
            subscriber.sonde$mark(SubscribedCalls.UNKNOWN);
            CALLS.remove(subscriber);
        } else if (isSubscribed) {
            subscriber.sonde$mark(SubscribedCalls.IN_CALL);
        } else if (kind == SubscribedCalls.CANCEL && mark != SubscribedCalls.HANDED_OVER) {
            subscriber.sonde$mark(SubscribedCalls.OUTSIDE);
            CALLS.remove(subscriber);
        }
        return HandOver.beginIn(call);
    }
}
