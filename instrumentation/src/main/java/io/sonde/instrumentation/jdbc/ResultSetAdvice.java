package io.sonde.instrumentation.jdbc;

/** At the exit of {@code Statement.getResultSet()}. */
final class ResultSetAdvice {

    private ResultSetAdvice() {}

    static void exit(Object statement, Object returned, Throwable thrown) {
        if (returned != null) {
            ResultRows.fetched(statement, returned);
        }
    }
}
