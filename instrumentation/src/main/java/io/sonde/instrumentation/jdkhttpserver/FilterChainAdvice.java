package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import io.sonde.instrumentation.call.HttpServerCall;

/** Around each step of a filter chain, of which the first is the call. */
final class FilterChainAdvice {

    private FilterChainAdvice() {}

    static Object enter(Object chain, Object exchange) {
        return ExchangeCall.begin((HttpExchange) exchange);
    }

    static void exit(Object call, Throwable thrown) {
        if (call instanceof ExchangeCall) {
            ((ExchangeCall) call).handlerReturned(thrown);
        } else if (call != null) {
            ((HttpServerCall) call).leaveThread();
        }
    }
}
