package io.sonde.instrumentation.jdbc;

/** Around {@code Driver.connect}. */
final class ConnectAdvice {

    private ConnectAdvice() {}

    static Object enter(Object driver, Object url) {
        return DriverConnect.begin((String) url);
    }

    static void exit(Object state, Object returned, Throwable thrown) {
        if (state != null) {
            DriverConnect.end(state, returned);
        }
    }
}
