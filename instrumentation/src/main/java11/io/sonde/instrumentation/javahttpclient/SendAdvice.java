package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.call.HttpClientCall;

/** Around {@code send}: the thread that asks waits for the response, so the call begins and ends on it. */
final class SendAdvice {

    private SendAdvice() {}

    static Object enter(Object client, Object request) {
        return HttpCalls.start(request);
    }

    static void exit(Object state, Object response, Throwable thrown) {
        if (state != null) {
            HttpClientCall call = (HttpClientCall) state;
            call.leaveThread();
            try {
                HttpCalls.read(call, response);
            } finally {
                call.end(thrown);
            }
        }
    }
}
