package io.sonde.instrumentation.pool;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The pools that are open. Held weakly: a pool that is forgotten without being closed goes as well. Thread-safe. */
public final class ConnectionPools {

    private static final CopyOnWriteArrayList<WeakReference<ConnectionPool>> OPEN =
            new CopyOnWriteArrayList<WeakReference<ConnectionPool>>();

    private static volatile ConnectionPoolListener listener;

    private ConnectionPools() {}

    /** Connects the agent. */
    public static void connect(ConnectionPoolListener connected) {
        listener = connected;
    }

    public static void opened(ConnectionPool pool) {
        forget(null);
        OPEN.add(new WeakReference<ConnectionPool>(pool));
        ConnectionPoolListener current = listener;
        if (current != null) {
            current.opened(pool);
        }
    }

    public static void closed(ConnectionPool pool) {
        forget(pool);
    }

    /** Removes the pool and all that have been collected. */
    private static void forget(ConnectionPool closed) {
        for (WeakReference<ConnectionPool> reference : OPEN) {
            ConnectionPool pool = reference.get();
            if (pool == null || pool == closed) {
                OPEN.remove(reference);
            }
        }
    }

    /** A connection has been lent after that time. */
    public static void lent(ConnectionPool pool, long waitNanos) {
        ConnectionPoolListener current = listener;
        if (current != null) {
            current.lent(pool, waitNanos);
        }
    }

    /** A connection has come back after that time. */
    public static void returned(ConnectionPool pool, long useNanos) {
        ConnectionPoolListener current = listener;
        if (current != null) {
            current.returned(pool, useNanos);
        }
    }

    /** No connection came free in time. */
    public static void timedOut(ConnectionPool pool) {
        ConnectionPoolListener current = listener;
        if (current != null) {
            current.timedOut(pool);
        }
    }

    /** The pools that are open now, in the order in which they were opened. */
    public static List<ConnectionPool> open() {
        List<ConnectionPool> pools = new ArrayList<ConnectionPool>();
        for (WeakReference<ConnectionPool> reference : OPEN) {
            ConnectionPool pool = reference.get();
            if (pool != null) {
                pools.add(pool);
            }
        }
        return pools;
    }
}
