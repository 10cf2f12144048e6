package io.sonde.instrumentation.servlet.jakarta;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.servlet.ServletCalls;
import jakarta.servlet.AsyncContext;

/** When a request has started asynchronous processing: the moment to ask for word of its end, before it can have ended. */
final class StartAsyncAdvice {

    private StartAsyncAdvice() {}

    static void exit(Object request, Object asyncContext, Throwable thrown) {
        if (asyncContext != null) {
            HttpServerCall call = ServletCalls.asynchronous(JakartaServletTypes.INSTANCE, request);
            if (call != null) {
                AsyncContext context = (AsyncContext) asyncContext;
                context.addListener(new EndListener(call, context.getResponse()));
            }
        }
    }
}
