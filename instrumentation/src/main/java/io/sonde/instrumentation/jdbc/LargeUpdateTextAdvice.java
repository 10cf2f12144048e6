package io.sonde.instrumentation.jdbc;

/** Around {@code Statement.executeLargeUpdate} with a text. */
final class LargeUpdateTextAdvice {

    private LargeUpdateTextAdvice() {}

    static Object enter(Object statement, Object sql) {
        return StatementExecution.begin(statement, (String) sql);
    }

    static void exit(Object state, long returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
