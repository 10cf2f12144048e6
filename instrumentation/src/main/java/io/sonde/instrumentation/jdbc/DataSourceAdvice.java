package io.sonde.instrumentation.jdbc;

/** Around {@code DataSource.getConnection}, in which a driver may set its new connection up with statements of its own. */
final class DataSourceAdvice {

    private DataSourceAdvice() {}

    static Object enter() {
        JdbcThread thread = JdbcThread.current();
        thread.openingDataSources++;
        return thread;
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            ((JdbcThread) state).openingDataSources--;
        }
    }
}
