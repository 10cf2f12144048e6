package io.sonde.instrumentation.httpurlconnection;

import java.net.HttpURLConnection;

/** At the entry of {@code disconnect()}, which may be called before there is a response. */
final class DisconnectAdvice {

    private DisconnectAdvice() {}

    static void enter(Object connection) {
        ConnectionCalls.disconnected((HttpURLConnection) connection);
    }
}
