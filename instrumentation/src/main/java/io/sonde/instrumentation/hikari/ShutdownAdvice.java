package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;

/** At the end of {@code shutdown()}. */
final class ShutdownAdvice {

    private ShutdownAdvice() {}

    static void exit(Object pool, Throwable thrown) {
        HikariPools.closed((HikariPool) pool);
    }
}
