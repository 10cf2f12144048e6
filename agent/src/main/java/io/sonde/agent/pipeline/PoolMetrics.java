package io.sonde.agent.pipeline;

import io.sonde.agent.metrics.Buckets;
import io.sonde.agent.metrics.CounterFamily;
import io.sonde.agent.metrics.CounterSeries;
import io.sonde.agent.metrics.HistogramFamily;
import io.sonde.agent.metrics.HistogramSeries;
import io.sonde.agent.metrics.LabelNames;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import io.sonde.instrumentation.pool.ConnectionCounts;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.ConnectionPoolListener;
import io.sonde.instrumentation.pool.ConnectionPools;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of connection pools. Gauges are read from the pools at the scrape; pools of one name are added up, and one
 * that is closed is not shown any more. Thread-safe.
 */
public final class PoolMetrics implements ConnectionPoolListener {

    private static final String POOL_NAME = "db_client_connection_pool_name";

    private final HistogramFamily waitTime;
    private final HistogramFamily useTime;
    private final CounterFamily timeouts;

    public PoolMetrics(MetricsRegistry registry) {
        registry.observedGauge(
                "db_client_connection_count",
                "Connections of the pool by what they are at.",
                LabelNames.of(POOL_NAME, "state"),
                new CountObservation());
        registry.observedGauge(
                "db_client_connection_max",
                "The most connections that the pool may have.",
                LabelNames.of(POOL_NAME),
                new MaximumObservation());
        registry.observedGauge(
                "db_client_connection_pending_requests",
                "Threads that wait for a connection of the pool.",
                LabelNames.of(POOL_NAME),
                new PendingObservation());
        waitTime = registry.histogram(
                "db_client_connection_wait_time_seconds",
                "Time until the pool lent a connection.",
                Buckets.LATENCY,
                LabelNames.of(POOL_NAME));
        useTime = registry.histogram(
                "db_client_connection_use_time_seconds",
                "Time between the loan of a connection and its return.",
                Buckets.LATENCY,
                LabelNames.of(POOL_NAME));
        timeouts = registry.counter(
                "db_client_connection_timeouts_total",
                "Requests for a connection that the pool could not meet in time.",
                LabelNames.of(POOL_NAME));
    }

    @Override
    public void opened(ConnectionPool pool) {
        series(pool);
    }

    @Override
    public void lent(ConnectionPool pool, long waitNanos) {
        series(pool).waitTime.record(waitNanos);
    }

    @Override
    public void returned(ConnectionPool pool, long useNanos) {
        series(pool).useTime.record(useNanos);
    }

    @Override
    public void timedOut(ConnectionPool pool) {
        series(pool).timeouts.increment();
    }

    private PoolSeries series(ConnectionPool pool) {
        Object known = pool.metricSeries();
        if (known instanceof PoolSeries) {
            return (PoolSeries) known;
        }
        PoolSeries series =
                new PoolSeries(waitTime.series(pool.name()), useTime.series(pool.name()), timeouts.series(pool.name()));
        pool.metricSeries(series);
        return series;
    }

    private static Map<String, ConnectionCounts> read() {
        Map<String, ConnectionCounts> byName = new TreeMap<String, ConnectionCounts>();
        for (ConnectionPool pool : ConnectionPools.open()) {
            ConnectionCounts counts = byName.get(pool.name());
            boolean first = counts == null;
            if (first) {
                counts = new ConnectionCounts();
            }
            if (pool.read(counts) && first) {
                byName.put(pool.name(), counts);
            }
        }
        return byName;
    }

    private static final class PoolSeries {
        final HistogramSeries waitTime;
        final HistogramSeries useTime;
        final CounterSeries timeouts;

        PoolSeries(HistogramSeries waitTime, HistogramSeries useTime, CounterSeries timeouts) {
            this.waitTime = waitTime;
            this.useTime = useTime;
            this.timeouts = timeouts;
        }
    }

    private static final class CountObservation implements Observation {
        @Override
        public void observe(Observer observer) {
            for (Map.Entry<String, ConnectionCounts> pool : read().entrySet()) {
                observer.value(pool.getValue().idle(), pool.getKey(), "idle");
                observer.value(pool.getValue().used(), pool.getKey(), "used");
            }
        }
    }

    private static final class MaximumObservation implements Observation {
        @Override
        public void observe(Observer observer) {
            for (Map.Entry<String, ConnectionCounts> pool : read().entrySet()) {
                observer.value(pool.getValue().maximum(), pool.getKey());
            }
        }
    }

    private static final class PendingObservation implements Observation {
        @Override
        public void observe(Observer observer) {
            for (Map.Entry<String, ConnectionCounts> pool : read().entrySet()) {
                observer.value(pool.getValue().pending(), pool.getKey());
            }
        }
    }
}
