package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;
import io.sonde.instrumentation.pool.ConnectionCounts;
import io.sonde.instrumentation.pool.ConnectionPool;
import java.lang.ref.WeakReference;

/** One HikariCP pool. */
final class HikariConnectionPool extends ConnectionPool {

    private final WeakReference<HikariPool> pool;

    HikariConnectionPool(HikariPool pool) {
        super(pool.config.getPoolName());
        this.pool = new WeakReference<HikariPool>(pool);
    }

    @Override
    public boolean read(ConnectionCounts counts) {
        HikariPool open = pool.get();
        if (open == null) {
            return false;
        }
        counts.add(
                open.getIdleConnections(),
                open.getActiveConnections(),
                open.config.getMaximumPoolSize(),
                open.getThreadsAwaitingConnection());
        return true;
    }
}
