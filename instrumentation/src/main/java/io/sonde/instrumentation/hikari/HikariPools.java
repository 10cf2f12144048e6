package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;
import io.sonde.instrumentation.association.Associations;
import io.sonde.instrumentation.pool.ConnectionPool;
import io.sonde.instrumentation.pool.ConnectionPools;
import io.sonde.instrumentation.pool.LendingWait;

/** The pools of one class loader, and since when each of their connections is lent. Thread-safe. */
final class HikariPools {

    private static final Associations<HikariConnectionPool> OPEN =
            new Associations<HikariConnectionPool>(HikariConnectionPool.class);

    /** By the pool's entries, which live as long as their connections: a loan allocates nothing. */
    private static final Associations<Loan> LOANS = new Associations<Loan>(Loan.class);

    private HikariPools() {}

    static void opened(HikariPool pool) {
        HikariConnectionPool opened = new HikariConnectionPool(pool);
        OPEN.put(pool, opened);
        ConnectionPools.opened(opened);
    }

    static void closed(HikariPool pool) {
        HikariConnectionPool closed = OPEN.remove(pool);
        if (closed != null) {
            ConnectionPools.closed(closed);
        }
    }

    /** Null once the pool is closed. */
    static ConnectionPool get(HikariPool pool) {
        return OPEN.get(pool);
    }

    static void lent(Object entry) {
        Loan loan = LOANS.get(entry);
        if (loan == null) {
            loan = new Loan();
            LOANS.put(entry, loan);
        }
        loan.startNanos = LendingWait.endsNow();
    }

    static void returned(HikariPool pool, Object entry) {
        Loan loan = LOANS.get(entry);
        ConnectionPool known = loan == null ? null : OPEN.get(pool);
        if (known != null) {
            ConnectionPools.returned(known, System.nanoTime() - loan.startNanos);
        }
    }

    /** Written by the thread that borrows the connection, read by the one that returns it and so has got it from there. */
    private static final class Loan {
        long startNanos;
    }
}
