package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.EnterState;

/** One {@code Driver.connect} in progress. Of a driver over a driver, the inner one's connection is registered. */
final class DriverConnect implements EnterState {

    private final JdbcThread thread;
    private final DriverConnect outer;
    private final String url;

    /** The connection that a driver below this one made. */
    private Object inner;

    private DriverConnect(JdbcThread thread, String url) {
        this.thread = thread;
        this.outer = thread.connect;
        this.url = url;
    }

    static Object begin(String url) {
        JdbcThread thread = JdbcThread.current();
        DriverConnect connect = new DriverConnect(thread, url);
        thread.connect = connect;
        return connect;
    }

    @Override
    public void undo() {
        thread.connect = outer;
    }

    /** @param connection null if the driver does not accept the URL, or threw */
    static void end(Object state, Object connection) {
        DriverConnect connect = (DriverConnect) state;
        connect.thread.connect = connect.outer;
        if (connection == null) {
            return;
        }
        if (connect.inner == null) {
            Connections.register(connection, connect.url);
            if (connect.outer != null) {
                connect.outer.inner = connection;
            }
            return;
        }
        if (connect.inner != connection) {
            Connections.registerWrapper(connection, connect.inner.getClass());
        }
        if (connect.outer != null) {
            connect.outer.inner = connect.inner;
        }
    }
}
