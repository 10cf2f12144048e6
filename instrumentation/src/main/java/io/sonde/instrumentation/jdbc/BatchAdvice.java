package io.sonde.instrumentation.jdbc;

/** Around {@code executeBatch()} and {@code executeLargeBatch()}. */
final class BatchAdvice {

    private BatchAdvice() {}

    static Object enter(Object statement) {
        return StatementExecution.beginBatch(statement);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
