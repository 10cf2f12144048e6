package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.http.HeaderCapture;
import java.net.HttpURLConnection;

/**
 * Around what {@code getInputStream()} does under the connection's lock. At its exit the response's headers have been
 * read, or nothing will come.
 */
final class InputAdvice {

    static {
        ConnectionFields.initialize();
    }

    private InputAdvice() {}

    static Object enter(Object self) throws Throwable {
        HttpURLConnection connection = (HttpURLConnection) self;
        if (!connection.getDoInput() || ConnectionFields.isAnswered(connection)) {
            return null;
        }
        Step next = Step.resume(connection);
        return next == null ? Step.begin(connection, true) : next;
    }

    static void exit(Object state, Object stream, Throwable thrown) throws Throwable {
        if (state == null) {
            return;
        }
        Step step = (Step) state;
        if (ConnectionFields.isFromCache(step.connection())) {
            step.giveUp();
            return;
        }
        try {
            if (HeaderCapture.CLIENT_REQUEST.isOn() || HeaderCapture.CLIENT_RESPONSE.isOn()) {
                ConnectionFields.capture(step.call(), step.connection());
            }
        } finally {
            step.complete(ConnectionFields.status(step.connection()), thrown);
        }
    }
}
