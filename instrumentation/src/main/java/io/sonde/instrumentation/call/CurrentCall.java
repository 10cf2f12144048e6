package io.sonde.instrumentation.call;

/**
 * The call that is current on one thread, reached by one thread-local read. All fields belong to their thread.
 */
public final class CurrentCall implements EnterState {

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

    /**
     * The call that work handed to another thread belongs to: the one that is current on the calling thread; null if there
     * is none, its trace has long ended, or the thread is the agent's own. Creates nothing.
     */
    public static Call toHandOver() {
        CurrentCall current = OF_THREAD.get();
        if (current == null) {
            return null;
        }
        Call call = current.call;
        if (call == null || call == SuppressedCall.INSTANCE) {
            return null;
        }
        return call.handsOver() ? call : null;
    }

    /** Whether there is any call in progress on this thread. Creates nothing. */
    public static boolean isPresent() {
        CurrentCall current = OF_THREAD.get();
        return current != null && current.call != null;
    }

    /** The calling thread's instance, null if it has none yet. */
    public static CurrentCall ofThreadIfPresent() {
        return OF_THREAD.get();
    }

    void call(Call newCall) {
        call = newCall;
    }

    IdGenerator ids() {
        return ids;
    }

    /** As a state it stands for a thread that had no call before. */
    @Override
    public void undo() {
        call = null;
    }

    /** Makes the calling thread one of the agent's own: nothing that it does is ever a call. */
    public static void neverTraceThisThread() {
        ofThread().call = SuppressedCall.INSTANCE;
    }
}
