package io.sonde.instrumentation.jdbc;

/** Around {@code Statement.execute} with a text. */
final class ExecuteTextAdvice {

    private ExecuteTextAdvice() {}

    static Object enter(Object statement, Object sql) {
        return StatementExecution.begin(statement, (String) sql);
    }

    static void exit(Object state, boolean returned, Throwable thrown) {
        StatementExecution.finish(state, null, thrown);
    }
}
