package io.sonde.instrumentation.jdbc;

/** At the entry of {@code ResultSet.close()}. */
final class CloseResultAdvice {

    private CloseResultAdvice() {}

    static void enter(Object result) {
        ResultRows.closed(result);
    }
}
