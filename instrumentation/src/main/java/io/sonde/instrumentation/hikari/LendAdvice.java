package io.sonde.instrumentation.hikari;

/** At the entry of {@code PoolEntry.createProxyConnection}, which every loan goes through. */
final class LendAdvice {

    private LendAdvice() {}

    static void enter(Object entry) {
        HikariPools.lent(entry);
    }
}
