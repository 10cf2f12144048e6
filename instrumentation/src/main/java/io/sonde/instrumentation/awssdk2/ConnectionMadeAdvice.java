package io.sonde.instrumentation.awssdk2;

import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.net.HttpURLConnection;

/** Where the HTTP client over {@code HttpURLConnection} has made an attempt's connection and not connected it yet. */
final class ConnectionMadeAdvice {

    private ConnectionMadeAdvice() {}

    static void exit(Object client, Object connection, Throwable thrown) {
        AwsCall call = connection == null ? null : Transmission.toBeWritten();
        if (call != null) {
            call.inject((HttpURLConnection) connection, RequestProperties.INSTANCE);
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
