package io.sonde.instrumentation.jdbc;

/** Around {@code PreparedStatement.addBatch()}. */
final class AddBatchAdvice {

    private AddBatchAdvice() {}

    static Object enter(Object statement) {
        return StatementBatch.beginAdd(statement, null);
    }

    static void exit(Object state, Throwable thrown) {
        StatementBatch.endAdd(state, thrown);
    }
}
