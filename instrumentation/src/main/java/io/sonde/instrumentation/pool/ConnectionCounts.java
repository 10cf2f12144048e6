package io.sonde.instrumentation.pool;

/** The connections of one pool, or of several of the same name, at one moment. Not thread-safe. */
public final class ConnectionCounts {

    private int idle;
    private int used;
    private int maximum;
    private int pending;

    /**
     * @param idle connections that wait in the pool
     * @param used connections that are lent
     * @param maximum the most connections that the pool may have
     * @param pending threads that wait for a connection
     */
    public void add(int idle, int used, int maximum, int pending) {
        this.idle += idle;
        this.used += used;
        this.maximum += maximum;
        this.pending += pending;
    }

    public int idle() {
        return idle;
    }

    public int used() {
        return used;
    }

    public int maximum() {
        return maximum;
    }

    public int pending() {
        return pending;
    }
}
