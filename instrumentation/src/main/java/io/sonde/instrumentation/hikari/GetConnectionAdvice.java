package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.LendingWait;
import java.sql.SQLTransientConnectionException;

/** Around {@code getConnection(long)}. */
final class GetConnectionAdvice {

    private GetConnectionAdvice() {}

    static Object enter(Object pool) {
        ConnectionPool known = HikariPools.get((HikariPool) pool);
        return known == null ? null : LendingWait.begin(known);
    }

    static void exit(Object state, Object connection, Throwable thrown) {
        if (state == null) {
            return;
        }
        LendingWait wait = (LendingWait) state;
        if (connection != null) {
            wait.lent();
        } else {
            wait.failed(thrown instanceof SQLTransientConnectionException);
        }
    }
}
