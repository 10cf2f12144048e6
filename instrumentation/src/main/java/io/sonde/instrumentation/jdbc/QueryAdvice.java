package io.sonde.instrumentation.jdbc;

/** Around {@code PreparedStatement.executeQuery()}. */
final class QueryAdvice {

    private QueryAdvice() {}

    static Object enter(Object statement) {
        return StatementExecution.begin(statement);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        StatementExecution.finish(state, returned, thrown);
    }
}
