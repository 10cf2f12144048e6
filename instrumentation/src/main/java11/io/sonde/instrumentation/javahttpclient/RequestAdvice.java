package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CurrentCall;
import io.sonde.instrumentation.call.HttpClientCall;

/** At the exit of the constructor that copies the application's request: gives the copy the context of the call. */
final class RequestAdvice {

    static {
        RequestHeaders.initialize();
    }

    private RequestAdvice() {}

    static void exit(Object request, Throwable thrown) {
        Call call = CurrentCall.ofThread().call();
        if (call instanceof HttpClientCall) {
            call.inject(request, RequestHeaders.INSTANCE);
        }
    }
}
