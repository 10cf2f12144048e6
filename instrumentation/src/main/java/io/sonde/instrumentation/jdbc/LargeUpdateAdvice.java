package io.sonde.instrumentation.jdbc;

/** Around {@code PreparedStatement.executeLargeUpdate()}. */
final class LargeUpdateAdvice {

    private LargeUpdateAdvice() {}

    static Object enter(Object statement) {
        return StatementExecution.begin(statement);
    }

    static void exit(Object state, long returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
