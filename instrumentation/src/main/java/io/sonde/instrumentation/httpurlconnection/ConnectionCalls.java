package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.association.WeakIdentityMap;
import java.net.HttpURLConnection;

/**
 * The calls that wait for their connection's next step: begun by {@code connect()} or {@code getOutputStream()}, not yet
 * answered. A connection that is asked for its response at once never gets here. Thread-safe.
 */
final class ConnectionCalls {

    private static final WeakIdentityMap<HttpURLConnection, ConnectionCall> PENDING = new WeakIdentityMap<
            HttpURLConnection, ConnectionCall>(new WeakIdentityMap.CollectedListener<ConnectionCall>() {
        @Override
        public void collected(ConnectionCall pending) {
            pending.call().abandon();
        }
    });

    private ConnectionCalls() {}

    static ConnectionCall get(HttpURLConnection connection) {
        return PENDING.get(connection);
    }

    static void put(HttpURLConnection connection, ConnectionCall pending) {
        PENDING.put(connection, pending);
    }

    static void remove(HttpURLConnection connection) {
        PENDING.remove(connection);
    }

    /**
     * The application has given the connection up. While a step is under way on whatever thread, its failure will tell
     * more than this.
     */
    static void disconnected(HttpURLConnection connection) {
        ConnectionCall pending = PENDING.get(connection);
        if (pending != null && !pending.isInStep()) {
            PENDING.remove(connection);
            pending.call().end(null);
        }
    }
}
