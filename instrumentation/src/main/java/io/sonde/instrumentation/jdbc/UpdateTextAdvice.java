package io.sonde.instrumentation.jdbc;

/** Around {@code Statement.executeUpdate} with a text. */
final class UpdateTextAdvice {

    private UpdateTextAdvice() {}

    static Object enter(Object statement, Object sql) {
        return StatementExecution.begin(statement, (String) sql);
    }

    static void exit(Object state, int returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
