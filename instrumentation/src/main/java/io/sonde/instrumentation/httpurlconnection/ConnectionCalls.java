package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.association.WeakIdentityMap;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.net.HttpURLConnection;
import java.net.URL;

/** The calls of connections whose response is not there yet. Thread-safe. */
final class ConnectionCalls {

    private static final WeakIdentityMap<HttpURLConnection, HttpClientCall> CALLS = new WeakIdentityMap<
            HttpURLConnection, HttpClientCall>(new WeakIdentityMap.CollectedListener<HttpClientCall>() {
        @Override
        public void collected(HttpClientCall call) {
            call.abandon();
        }
    });

    private ConnectionCalls() {}

    /** The connection's call, begun if this is the first that is done with it; null if it is not to be one. */
    static HttpClientCall begin(HttpURLConnection connection) {
        HttpClientCall known = CALLS.get(connection);
        if (known != null) {
            return known;
        }
        URL url = connection.getURL();
        HttpClientCall call = HttpClientCall.start(
                connection.getRequestMethod(), url, url.getProtocol(), url.getHost(), url.getPort());
        if (call == null) {
            return null;
        }
        CALLS.put(connection, call);
        try {
            call.inject(connection, RequestProperties.INSTANCE);
        } catch (IllegalStateException connectedBeforeTheAgentCame) {
            // The call is timed all the same.
        }
        return call;
    }

    /** A step that does not bring the response has been made. */
    static void step(HttpClientCall call, Throwable thrown) {
        call.leaveThread();
        if (thrown != null) {
            call.end(thrown);
        }
    }

    /** The response is there, or will never be. */
    static void complete(HttpURLConnection connection, HttpClientCall call, int status, Throwable thrown) {
        call.leaveThread();
        call.method(connection.getRequestMethod());
        if (status > 0) {
            // The JDK turns an error's status into an exception; it is an answer nevertheless.
            call.status(status);
            call.end(null);
        } else {
            call.end(thrown);
        }
    }

    /** The connection has been given up. */
    static void disconnected(HttpURLConnection connection) {
        HttpClientCall call = CALLS.get(connection);
        if (call != null && CurrentCall.ofThread().call() != call) {
            call.end(null);
        }
    }

    private static final class RequestProperties implements HeaderSetter<HttpURLConnection> {

        static final RequestProperties INSTANCE = new RequestProperties();

        @Override
        public void set(HttpURLConnection connection, String name, String value) {
            connection.setRequestProperty(name, value);
        }
    }
}
