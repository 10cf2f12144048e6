package io.sonde.instrumentation.jdbc;

/** Around {@code PreparedStatement.execute()}. */
final class ExecuteAdvice {

    private ExecuteAdvice() {}

    static Object enter(Object statement) {
        return StatementExecution.begin(statement);
    }

    static void exit(Object state, boolean returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
