package io.sonde.instrumentation.jdbc;

/** Around {@code PreparedStatement.executeUpdate()}. */
final class UpdateAdvice {

    private UpdateAdvice() {}

    static Object enter(Object statement) {
        return StatementExecution.begin(statement);
    }

    static void exit(Object state, int returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
