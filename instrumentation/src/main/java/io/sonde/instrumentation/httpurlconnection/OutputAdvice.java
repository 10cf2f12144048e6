package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.HttpClientCall;
import java.net.HttpURLConnection;

/** Around {@code getOutputStream()}, which connects. */
final class OutputAdvice {

    private OutputAdvice() {}

    static Object enter(Object connection) {
        return ConnectionCalls.begin((HttpURLConnection) connection);
    }

    static void exit(Object call, Object stream, Throwable thrown) {
        if (call != null) {
            ConnectionCalls.step((HttpClientCall) call, thrown);
        }
    }
}
