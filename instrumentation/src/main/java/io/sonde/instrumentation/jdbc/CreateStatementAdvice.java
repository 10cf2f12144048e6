package io.sonde.instrumentation.jdbc;

/** Around {@code Connection.createStatement}. */
final class CreateStatementAdvice {

    private CreateStatementAdvice() {}

    static Object enter(Object connection) {
        return StatementCreation.begin(connection, null);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            StatementCreation.end(state, returned);
        }
    }
}
