package io.sonde.instrumentation.call;

import io.sonde.instrumentation.association.WeakIdentityMap;

/**
 * The body of a response, which may outlive the call's method: then the call ends with it. A body that the application
 * loses without reading or closing it takes its call with it. Read by one thread at a time.
 */
public final class AwsResponseBody {

    /** By whatever object the application holds the body. */
    private static final WeakIdentityMap<Object, AwsCall> HANDED_OVER =
            new WeakIdentityMap<Object, AwsCall>(new WeakIdentityMap.CollectedListener<AwsCall>() {
                @Override
                public void collected(AwsCall call) {
                    call.abandon();
                }
            });

    private final AwsCall call;
    private Object holder;
    private Throwable failure;
    private volatile boolean endsCall;
    private volatile boolean hasEnded;

    /** @param holder the stream or publisher that this body belongs to, and that refers to it */
    public AwsResponseBody(AwsCall call, Object holder) {
        this.call = call;
        this.holder = holder;
    }

    public AwsCall call() {
        return call;
    }

    public void received(long bytes) {
        call.received(bytes);
    }

    /**
     * The body has been read to its end, closed or aborted, or broke.
     *
     * @param thrown how it broke, or null
     */
    public void ended(Throwable thrown) {
        if (hasEnded) {
            return;
        }
        failure = thrown;
        hasEnded = true;
        Object known = holder;
        holder = null;
        if (endsCall) {
            if (known != null) {
                HANDED_OVER.remove(known);
            }
            call.end(thrown);
        }
    }

    /**
     * Lets the call end with this body.
     *
     * @return false if the body has ended, and the call is to be ended now
     */
    boolean handOver() {
        Object known = holder;
        if (hasEnded || known == null) {
            return false;
        }
        HANDED_OVER.put(known, call);
        endsCall = true;
        if (hasEnded) {
            HANDED_OVER.remove(known);
            call.end(failure);
        }
        return true;
    }
}
