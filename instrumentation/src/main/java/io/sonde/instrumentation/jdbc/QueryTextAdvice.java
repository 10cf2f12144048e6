package io.sonde.instrumentation.jdbc;

/** Around {@code Statement.executeQuery} with a text. */
final class QueryTextAdvice {

    private QueryTextAdvice() {}

    static Object enter(Object statement, Object sql) {
        return StatementExecution.begin(statement, (String) sql);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        StatementExecution.finish(state, returned, thrown);
    }
}
