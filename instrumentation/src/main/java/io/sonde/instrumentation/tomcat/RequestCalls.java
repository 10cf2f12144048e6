package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.call.HttpServerCall;
import org.apache.coyote.Request;

/** The call of a request, in a slot of the request itself. As little thread-safe as the request. */
final class RequestCalls {

    /** One of the 32 slots, the last of those that Tomcat leaves to others. */
    private static final int SLOT = 31;

    private RequestCalls() {}

    static void put(Request request, HttpServerCall call) {
        request.setNote(SLOT, call);
    }

    /** Null if the request has no call. */
    static HttpServerCall get(Request request) {
        Object note = request.getNote(SLOT);
        return note instanceof HttpServerCall ? (HttpServerCall) note : null;
    }

    /** Null if the request has no call. */
    static HttpServerCall remove(Request request) {
        HttpServerCall call = get(request);
        if (call != null) {
            request.setNote(SLOT, null);
        }
        return call;
    }

    /** Gives up the call of a request that was lost on its way, before the object is used for the next. */
    static void abandonLeftOver(Request request) {
        HttpServerCall call = remove(request);
        if (call != null) {
            call.abandon();
        }
    }
}
