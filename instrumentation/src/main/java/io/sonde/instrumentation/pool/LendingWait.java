package io.sonde.instrumentation.pool;

/**
 * How long a thread has been asking a pool for a connection. Each thread has one object for this, because a request may ask
 * dozens of times; who asks a pool in the course of asking another gets a new one. Holds no pool between two waits.
 */
public final class LendingWait {

    private static final ThreadLocal<LendingWait> OF_THREAD = new ThreadLocal<LendingWait>();

    private ConnectionPool pool;
    private long startNanos;
    private boolean over;
    private long endNanos;

    private LendingWait() {}

    /** The calling thread asks for a connection. To be ended on the same thread. */
    public static LendingWait begin(ConnectionPool pool) {
        LendingWait wait = OF_THREAD.get();
        if (wait == null) {
            wait = new LendingWait();
            OF_THREAD.set(wait);
        } else if (wait.pool != null) {
            wait = new LendingWait();
        }
        wait.pool = pool;
        wait.over = false;
        wait.startNanos = System.nanoTime();
        return wait;
    }

    /**
     * The calling thread's connection is there, and all that remains is to hand it out: what this returns need not be asked
     * for again when it has been.
     *
     * @return {@link System#nanoTime()}
     */
    public static long endsNow() {
        long now = System.nanoTime();
        LendingWait wait = OF_THREAD.get();
        if (wait != null) {
            wait.over = true;
            wait.endNanos = now;
        }
        return now;
    }

    /** There it is. */
    public void lent() {
        ConnectionPool asked = pool;
        pool = null;
        ConnectionPools.lent(asked, (over ? endNanos : System.nanoTime()) - startNanos);
    }

    /**
     * There is none.
     *
     * @param timedOut whether none came free in time, and not for another reason
     */
    public void failed(boolean timedOut) {
        ConnectionPool asked = pool;
        pool = null;
        if (timedOut) {
            ConnectionPools.timedOut(asked);
        }
    }
}
