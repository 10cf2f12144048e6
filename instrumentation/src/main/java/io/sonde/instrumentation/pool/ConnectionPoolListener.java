package io.sonde.instrumentation.pool;

/**
 * Where pools report what happens, implemented by the agent. Called on the application's threads, by many at once; the
 * methods do not block and do not throw.
 */
public interface ConnectionPoolListener {

    /** A pool has been opened. */
    void opened(ConnectionPool pool);

    /** A connection has been lent. */
    void lent(ConnectionPool pool, long waitNanos);

    /** A connection has come back. */
    void returned(ConnectionPool pool, long useNanos);

    /** No connection came free in time. */
    void timedOut(ConnectionPool pool);
}
