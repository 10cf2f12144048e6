package io.sonde.instrumentation.servlet;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;

/** Reads a request on the thread that has just served it. */
final class ServletDetails implements HttpServerDetails<ServletExchange> {

    private final ServletTypes types;

    ServletDetails(ServletTypes types) {
        this.types = types;
    }

    @Override
    public void read(ServletExchange exchange, HttpServerCall call) {
        types.describe(exchange.request, call);
        ServletCalls.captureResponse(types, exchange.response, call);
    }
}
