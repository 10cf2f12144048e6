package io.sonde.instrumentation.jdbc;

/** Around {@code Connection.prepareStatement} and {@code Connection.prepareCall}. */
final class PrepareStatementAdvice {

    private PrepareStatementAdvice() {}

    static Object enter(Object connection, Object sql) {
        return StatementCreation.begin(connection, (String) sql);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            StatementCreation.end(state, returned);
        }
    }
}
