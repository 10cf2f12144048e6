package io.sonde.instrumentation.servlet.javax;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.servlet.ServletCalls;
import io.sonde.instrumentation.servlet.ServletTypes;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;

/** Around a servlet, which knows its mapping. */
final class ServletAdvice {

    private ServletAdvice() {}

    static Object enter(Object servlet, Object request, Object response) {
        Object state = ServletCalls.enter(JavaxServletTypes.INSTANCE, request, response);
        HttpServerCall call = HttpServerCall.current();
        if (call != null
                && call.mapping() == null
                && !call.isRouted()
                && request instanceof HttpServletRequest
                && JavaxServletTypes.INSTANCE.dispatch(request) == ServletTypes.Dispatch.REQUEST) {
            call.mapping(RegisteredMappings.of((HttpServlet) servlet, (HttpServletRequest) request));
        }
        return state;
    }

    static void exit(Object state, Throwable thrown) {
        ServletCalls.exit(state, thrown);
    }
}
