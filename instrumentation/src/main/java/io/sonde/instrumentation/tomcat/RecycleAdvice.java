package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.servlet.ServletFailure;
import org.apache.catalina.connector.Request;

/** At the entry of {@code recycle()}, of which there may be several for one request: everything has been sent. */
final class RecycleAdvice {

    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private RecycleAdvice() {}

    static void enter(Object catalinaRequest) {
        Request request = (Request) catalinaRequest;
        org.apache.coyote.Request coyoteRequest = request.getCoyoteRequest();
        HttpServerCall call = coyoteRequest == null ? null : RequestCalls.remove(coyoteRequest);
        if (call == null) {
            return;
        }
        int status = coyoteRequest.getResponse().getStatus();
        call.status(status);
        if (!call.isRouted() && call.mapping() == null) {
            call.mapping(WrapperMappings.of(request.getMappingData()));
        }
        call.end(failure(request, status));
    }

    /** What a servlet threw, if that is the reason for the answer, or cut short one that was under way. */
    private static Throwable failure(Request request, int status) {
        if (status < FIRST_SERVER_ERROR
                && (status >= FIRST_CLIENT_ERROR || !request.getResponse().isError())) {
            return null;
        }
        Object failure = request.getAttribute("javax.servlet.error.exception");
        if (failure == null) {
            failure = request.getAttribute("jakarta.servlet.error.exception");
        }
        return failure instanceof Throwable ? ServletFailure.unwrap((Throwable) failure) : null;
    }
}
