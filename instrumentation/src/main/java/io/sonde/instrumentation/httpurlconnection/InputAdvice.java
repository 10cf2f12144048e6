package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.target.WovenClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.HttpURLConnection;

/** At the exit of {@code getInputStream()}: the response's headers have been read, or nothing will come. */
final class InputAdvice {

    /** Asking the connection itself would make it read the response again where the status line is broken. */
    private static final MethodHandle RESPONSE_CODE = responseCode();

    private InputAdvice() {}

    private static MethodHandle responseCode() {
        MethodHandles.Lookup lookup = WovenClass.lookup();
        try {
            return lookup.findGetter(lookup.lookupClass(), "responseCode", int.class);
        } catch (NoSuchFieldException | IllegalAccessException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Object enter(Object connection) {
        HttpClientCall call = ConnectionCalls.begin((HttpURLConnection) connection);
        return call == null ? null : new Pending((HttpURLConnection) connection, call);
    }

    static void exit(Object state, Object stream, Throwable thrown) throws Throwable {
        if (state != null) {
            Pending pending = (Pending) state;
            int status = (int) RESPONSE_CODE.invoke(pending.connection);
            ConnectionCalls.complete(pending.connection, pending.call, status, thrown);
        }
    }

    private static final class Pending {
        final HttpURLConnection connection;
        final HttpClientCall call;

        Pending(HttpURLConnection connection, HttpClientCall call) {
            this.connection = connection;
            this.call = call;
        }
    }
}
