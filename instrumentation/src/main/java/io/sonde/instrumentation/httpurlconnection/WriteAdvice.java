package io.sonde.instrumentation.httpurlconnection;

import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpClientCall;
import java.net.HttpURLConnection;

/**
 * Before a connection writes the headers of a request, be it the first, one that follows a redirect or one with
 * credentials. What the application set beforehand is not touched, so that it sees its own request properties only.
 */
final class WriteAdvice {

    static {
        ConnectionFields.initialize();
    }

    private WriteAdvice() {}

    static void enter(Object connection) throws Throwable {
        Call call = CurrentCall.ofThread().call();
        if (call instanceof HttpClientCall) {
            ConnectionFields.inject((HttpClientCall) call, (HttpURLConnection) connection);
        }
    }
}
