package io.sonde.instrumentation.jdbc;

/** Around {@code Statement.addBatch(String)}. */
final class AddBatchTextAdvice {

    private AddBatchTextAdvice() {}

    static Object enter(Object statement, Object sql) {
        return StatementBatch.beginAdd(statement, (String) sql);
    }

    static void exit(Object state, Throwable thrown) {
        StatementBatch.endAdd(state, thrown);
    }
}
