package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.ConnectionPools;
import java.sql.SQLTransientConnectionException;

/** Around {@code getConnection(long)}. */
final class GetConnectionAdvice {

    private GetConnectionAdvice() {}

    static Object enter(Object pool) {
        ConnectionPool known = HikariPools.get((HikariPool) pool);
        return known == null ? null : new Wait(known, System.nanoTime());
    }

    static void exit(Object state, Object connection, Throwable thrown) {
        if (state == null) {
            return;
        }
        Wait wait = (Wait) state;
        if (connection != null) {
            ConnectionPools.lent(wait.pool, System.nanoTime() - wait.startNanos);
        } else if (thrown instanceof SQLTransientConnectionException) {
            ConnectionPools.timedOut(wait.pool);
        }
    }

    private static final class Wait {
        final ConnectionPool pool;
        final long startNanos;

        Wait(ConnectionPool pool, long startNanos) {
            this.pool = pool;
            this.startNanos = startNanos;
        }
    }
}
