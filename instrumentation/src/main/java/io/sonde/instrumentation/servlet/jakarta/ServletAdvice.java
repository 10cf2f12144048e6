package io.sonde.instrumentation.servlet.jakarta;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.servlet.ServletCalls;
import io.sonde.instrumentation.servlet.ServletTypes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Around a servlet, which knows its mapping. */
final class ServletAdvice {

    private ServletAdvice() {}

    static Object enter(Object servlet, Object request, Object response) {
        Object state = ServletCalls.enter(JakartaServletTypes.INSTANCE, request, response);
        HttpServerCall call = HttpServerCall.current();
        if (call != null
                && call.mapping() == null
                && !call.isRouted()
                && request instanceof HttpServletRequest
                && JakartaServletTypes.INSTANCE.dispatch(request) == ServletTypes.Dispatch.REQUEST) {
            call.mapping(RegisteredMappings.of((HttpServlet) servlet, (HttpServletRequest) request));
        }
        return state;
    }

    static void exit(Object state, Throwable thrown) {
        ServletCalls.exit(state, thrown);
    }
}
