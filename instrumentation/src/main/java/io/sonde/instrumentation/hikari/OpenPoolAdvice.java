package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;

/** At the end of the pool's constructor. */
final class OpenPoolAdvice {

    private OpenPoolAdvice() {}

    static void exit(Object pool, Throwable thrown) {
        HikariPools.opened((HikariPool) pool);
    }
}
