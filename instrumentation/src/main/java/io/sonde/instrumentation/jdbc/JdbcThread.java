package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.call.EnterState;

/** What one thread is at between a driver and its wrappers. All fields belong to their thread. */
final class JdbcThread implements EnterState {

    private static final ThreadLocal<JdbcThread> OF_THREAD = new ThreadLocal<JdbcThread>();

    /** The innermost {@code Driver.connect} in progress; null if there is none. */
    DriverConnect connect;

    /** The innermost creation of a statement in progress; null if there is none. */
    StatementCreation creation;

    /** A creation that has ended, to be used again; null if there is none. */
    StatementCreation spare;

    /** How many {@code DataSource.getConnection} are in progress: connections that are not known yet are being set up. */
    int openingDataSources;

    /** Whether a connection is being asked for its URL. */
    boolean identifying;

    private JdbcThread() {}

    static JdbcThread current() {
        JdbcThread current = OF_THREAD.get();
        if (current == null) {
            current = new JdbcThread();
            OF_THREAD.set(current);
        }
        return current;
    }

    /** As a state it stands for a data source that was opening. */
    @Override
    public void undo() {
        openingDataSources--;
    }

    /** Whether what is done with JDBC now is the driver's own business. */
    boolean isInsideDriver() {
        return connect != null || identifying;
    }
}
