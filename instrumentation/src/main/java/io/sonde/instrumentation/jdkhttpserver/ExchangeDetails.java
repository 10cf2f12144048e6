package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import io.sonde.instrumentation.http.RequestDetails;
import java.net.InetSocketAddress;

/** Reads an exchange. */
final class ExchangeDetails implements HttpServerDetails<HttpExchange> {

    static final ExchangeDetails INSTANCE = new ExchangeDetails();

    private ExchangeDetails() {}

    @Override
    public void read(HttpExchange exchange, HttpServerCall call) {
        call.target(
                exchange.getRequestURI().getRawPath(), exchange.getRequestURI().getRawQuery());
        call.protocolVersion(RequestDetails.protocolVersion(exchange.getProtocol()));
        InetSocketAddress peer = exchange.getRemoteAddress();
        boolean known = peer != null && peer.getAddress() != null;
        RequestDetails.read(
                call,
                exchange.getRequestHeaders(),
                HeaderLines.INSTANCE,
                exchange instanceof HttpsExchange ? "https" : "http",
                null,
                known ? peer.getAddress().getHostAddress() : null,
                known ? peer.getPort() : 0);
    }
}
