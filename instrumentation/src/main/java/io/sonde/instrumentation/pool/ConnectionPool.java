package io.sonde.instrumentation.pool;

/** A pool of connections, read at each scrape. It must not keep the library's pool alive. Thread-safe. */
public abstract class ConnectionPool {

    private final String name;
    private Object metricSeries;

    /** @param name as the application or the library gave it; several pools may have the same */
    protected ConnectionPool(String name) {
        this.name = name;
    }

    public final String name() {
        return name;
    }

    /**
     * Reads the numbers of this moment.
     *
     * @return false if the pool has been collected; nothing is added then
     */
    public abstract boolean read(ConnectionCounts counts);

    /** The agent's metric series of this pool; null until there are any. */
    public final Object metricSeries() {
        return metricSeries;
    }

    public final void metricSeries(Object series) {
        metricSeries = series;
    }
}
