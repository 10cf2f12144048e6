package io.sonde.instrumentation.kotlincoroutines;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.handover.CallsOfEndedTraces;
import io.sonde.instrumentation.handover.HandOver;

/** The calls in which coroutines were created. One that was created outside of calls has none, and costs none. Thread-safe. */
final class CoroutineCalls {

    private static final WeakIdentityMap<Object, Call> CALLS = WeakIdentityMap.expiring(new CallsOfEndedTraces());

    private CoroutineCalls() {}

    static void created(Object coroutine) {
        Call call = CurrentCall.toHandOver();
        if (call != null) {
            CALLS.put(coroutine, call);
        }
    }

    /** The child was created on a thread that may know nothing of calls: it then belongs to its parent's. */
    static void attached(Object parent, Object child) {
        if (CurrentCall.toHandOver() == null && CALLS.get(child) == null) {
            Call call = CALLS.get(parent);
            if (call != null && call.handsOver()) {
                CALLS.put(child, call);
            }
        }
    }

    static void completed(Object coroutine) {
        if (CALLS.get(coroutine) != null) {
            CALLS.remove(coroutine);
        }
    }

    /**
     * The coroutine goes on on this thread, whosever thread it is.
     *
     * @return what {@link HandOver#end(Object)} wants back
     */
    static Object begin(Object coroutine) {
        Call call = CALLS.get(coroutine);
        if (call != null && !call.handsOver()) {
            CALLS.remove(coroutine);
            call = null;
        }
        return HandOver.beginIn(call);
    }
}
