package io.sonde.instrumentation.springmvc.javax;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.springmvc.HandlerRoutes;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServletRequest;

/** Around the interceptors of a handler, one of which may be the one that leaves the pattern on the request. */
final class PreHandleAdvice {

    private PreHandleAdvice() {}

    static Object enter(Object chain, Object request) {
        return request;
    }

    static void exit(Object state, boolean proceed, Throwable thrown) {
        HttpServerCall call = HttpServerCall.current();
        if (call == null || call.isRouted()) {
            return;
        }
        HttpServletRequest request = (HttpServletRequest) state;
        DispatcherType dispatch = request.getDispatcherType();
        if (dispatch == DispatcherType.ERROR || dispatch == DispatcherType.INCLUDE) {
            return;
        }
        Object pattern = request.getAttribute(HandlerRoutes.PATTERN_ATTRIBUTE);
        if (pattern != null) {
            String servletPrefix = request.getPathInfo() == null ? "" : request.getServletPath();
            call.route(HandlerRoutes.join(
                    request.getServletContext().getContextPath(), servletPrefix, pattern.toString()));
        }
    }
}
