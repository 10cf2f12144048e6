package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.http.ResponseTraceHeader;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/** Around the first run of a request through the container; an asynchronous one outlives it. */
final class ServiceAdvice {

    private ServiceAdvice() {}

    static Object enter(Object adapter, Object coyoteRequest, Object coyoteResponse) {
        Request request = (Request) coyoteRequest;
        RequestCalls.abandonLeftOver(request);
        HttpServerCall call = HttpServerCall.start(
                request, CoyoteHeaders.INSTANCE, CoyoteRequestDetails.method(request), request, CoyotePath.INSTANCE);
        if (call != null) {
            call.detailsFrom(request, CoyoteRequestDetails.INSTANCE);
            RequestCalls.put(request, call);
            if (ResponseTraceHeader.isOn()) {
                ResponseTraceHeader.set(call, (Response) coyoteResponse, CoyoteResponseHeaders.INSTANCE);
            }
        }
        return call;
    }

    static void exit(Object call, Throwable thrown) {
        if (call != null) {
            HttpServerCall serverCall = (HttpServerCall) call;
            serverCall.leaveThread();
            if (thrown != null) {
                serverCall.end(thrown);
            }
        }
    }
}
