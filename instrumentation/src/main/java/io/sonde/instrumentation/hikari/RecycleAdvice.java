package io.sonde.instrumentation.hikari;

import com.zaxxer.hikari.pool.HikariPool;

/** At the entry of {@code recycle(PoolEntry)}, which every return goes through. */
final class RecycleAdvice {

    private RecycleAdvice() {}

    static void enter(Object pool, Object entry) {
        HikariPools.returned((HikariPool) pool, entry);
    }
}
