package io.sonde.agent.health;

import io.sonde.agent.configuration.HealthConfiguration;
import io.sonde.instrumentation.pool.ConnectionCounts;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.ConnectionPools;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Each pool of connections: degraded while requests wait for one, unhealthy when for long every look at it found all of
 * them lent and requests waiting. Thread-safe.
 */
final class PoolCheck implements HealthCheck {

    private static final String KIND = "pool";
    private static final int MAXIMUM_POOLS = 100;

    private final HealthConfiguration thresholds;
    private final Map<ConnectionPool, Long> exhaustedSince = new WeakHashMap<ConnectionPool, Long>();

    PoolCheck(HealthConfiguration thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public String name() {
        return KIND;
    }

    /** Looks at the pools between checks, so that what recovers meanwhile is not taken for lasting. */
    void look() {
        for (ConnectionPool pool : ConnectionPools.open()) {
            ConnectionCounts counts = new ConnectionCounts();
            if (pool.read(counts)) {
                exhaustedMillis(pool, counts);
            }
        }
    }

    @Override
    public void check(List<ComponentHealth> components) {
        Map<String, Integer> names = new HashMap<String, Integer>();
        for (ConnectionPool pool : ConnectionPools.open()) {
            ConnectionCounts counts = new ConnectionCounts();
            if (components.size() < MAXIMUM_POOLS && pool.read(counts)) {
                Integer same = names.get(pool.name());
                names.put(pool.name(), same == null ? 1 : same + 1);
                String name = same == null ? pool.name() : pool.name() + " (" + (same + 1) + ")";
                components.add(judge(name, counts, exhaustedMillis(pool, counts)));
            }
        }
    }

    /** For how long it has been seen so; 0 if it is not. */
    private synchronized long exhaustedMillis(ConnectionPool pool, ConnectionCounts counts) {
        if (counts.idle() > 0 || counts.used() < counts.maximum() || counts.pending() == 0) {
            exhaustedSince.remove(pool);
            return 0;
        }
        long now = System.nanoTime();
        Long since = exhaustedSince.get(pool);
        if (since == null) {
            exhaustedSince.put(pool, now);
            return 0;
        }
        return TimeUnit.NANOSECONDS.toMillis(now - since);
    }

    private ComponentHealth judge(String name, ConnectionCounts counts, long exhaustedMillis) {
        ComponentHealth component = new ComponentHealth(KIND, name);
        if (counts.pending() > 0) {
            component.is(HealthStatus.DEGRADED, counts.pending() + " requests wait for a connection");
            if (exhaustedMillis >= thresholds.poolUnhealthyMillis()) {
                component.is(
                        HealthStatus.UNHEALTHY,
                        "all " + counts.maximum() + " connections have been lent and requests waiting for "
                                + exhaustedMillis / 1000 + " s");
            }
        }
        return component
                .detail("used", counts.used())
                .detail("idle", counts.idle())
                .detail("pending", counts.pending())
                .detail("maximum", counts.maximum());
    }
}
