package io.sonde.instrumentation.jdbc;

/** At the entry of {@code Connection.close()}. */
final class CloseConnectionAdvice {

    private CloseConnectionAdvice() {}

    static void enter(Object connection) {
        Connections.closed(connection);
    }
}
