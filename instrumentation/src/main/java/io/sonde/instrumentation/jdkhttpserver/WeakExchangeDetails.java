package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import java.lang.ref.WeakReference;

/** Reads an exchange that was left to another thread, if it is still there. */
final class WeakExchangeDetails implements HttpServerDetails<WeakReference<HttpExchange>> {

    static final WeakExchangeDetails INSTANCE = new WeakExchangeDetails();

    private WeakExchangeDetails() {}

    @Override
    public void read(WeakReference<HttpExchange> reference, HttpServerCall call) {
        HttpExchange exchange = reference.get();
        if (exchange != null) {
            ExchangeDetails.INSTANCE.read(exchange, call);
        }
    }
}
