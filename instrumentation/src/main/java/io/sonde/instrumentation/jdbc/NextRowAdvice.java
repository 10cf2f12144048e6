package io.sonde.instrumentation.jdbc;

/** Around {@code ResultSet.next()}. */
final class NextRowAdvice {

    private NextRowAdvice() {}

    static Object enter(Object result) {
        return ResultRows.beginNext(result);
    }

    static void exit(Object state, boolean returned, Throwable thrown) {
        if (state != null) {
            ResultRows.endNext(state, returned, thrown);
        }
    }
}
