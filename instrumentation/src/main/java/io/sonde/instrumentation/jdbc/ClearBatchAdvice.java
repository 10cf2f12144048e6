package io.sonde.instrumentation.jdbc;

/** At the entry of {@code clearBatch()}. */
final class ClearBatchAdvice {

    private ClearBatchAdvice() {}

    static void enter(Object statement) {
        StatementBatch.clear(statement);
    }
}
