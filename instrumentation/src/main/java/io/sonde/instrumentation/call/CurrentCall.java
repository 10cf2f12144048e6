package io.sonde.instrumentation.call;

/**
 * The call that is current on one thread, reached by one thread-local read. All fields belong to their thread.
 */
public final class CurrentCall {

    private static final ThreadLocal<CurrentCall> OF_THREAD = new ThreadLocal<CurrentCall>();

    private Call call;
    private final IdGenerator ids = new IdGenerator();

    private CurrentCall() {}

    /** The calling thread's instance. */
    public static CurrentCall ofThread() {
        CurrentCall current = OF_THREAD.get();
        if (current == null) {
            current = new CurrentCall();
            OF_THREAD.set(current);
        }
        return current;
    }

    /** The innermost call in progress on this thread; null if there is none. */
    public Call call() {
        return call;
    }

    void call(Call newCall) {
        call = newCall;
    }

    IdGenerator ids() {
        return ids;
    }

    /** Makes the calling thread one of the agent's own: nothing that it does is ever a call. */
    public static void neverTraceThisThread() {
        ofThread().call = SuppressedCall.INSTANCE;
    }
}
