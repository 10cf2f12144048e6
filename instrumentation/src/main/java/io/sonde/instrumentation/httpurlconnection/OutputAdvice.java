package io.sonde.instrumentation.httpurlconnection;

import java.net.HttpURLConnection;

/**
 * Around what {@code getOutputStream()} does under the connection's lock: it connects, makes a GET a POST and, for a
 * stream of known or no length, sends the headers.
 */
final class OutputAdvice {

    static {
        ConnectionFields.initialize();
    }

    private OutputAdvice() {}

    static Object enter(Object self) throws Throwable {
        HttpURLConnection connection = (HttpURLConnection) self;
        if (!connection.getDoOutput()
                || ConnectionFields.isAnswered(connection)
                || ConnectionFields.hasNoOutput(connection)) {
            return null;
        }
        return Connected.enter(connection);
    }

    static void exit(Object state, Object stream, Throwable thrown) throws Throwable {
        if (state != null) {
            Step step = (Step) state;
            step.call().method(step.connection().getRequestMethod());
            step.exit(ConnectionFields.status(step.connection()), thrown);
        }
    }
}
