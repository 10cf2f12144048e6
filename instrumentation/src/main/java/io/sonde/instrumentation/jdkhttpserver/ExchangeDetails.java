package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;

/** Reads an exchange. */
final class ExchangeDetails implements HttpServerDetails<HttpExchange> {

    static final ExchangeDetails INSTANCE = new ExchangeDetails();

    private ExchangeDetails() {}

    @Override
    public void read(HttpExchange exchange, HttpServerCall call) {
        LeftRequest.Details.INSTANCE.read(new LeftRequest(exchange), call);
    }
}
