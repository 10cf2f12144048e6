package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.HttpClientCall;
import java.net.HttpURLConnection;

/** Around {@code connect()}. */
final class ConnectAdvice {

    private ConnectAdvice() {}

    static Object enter(Object connection) {
        return ConnectionCalls.begin((HttpURLConnection) connection);
    }

    static void exit(Object call, Throwable thrown) {
        if (call != null) {
            ConnectionCalls.step((HttpClientCall) call, thrown);
        }
    }
}
