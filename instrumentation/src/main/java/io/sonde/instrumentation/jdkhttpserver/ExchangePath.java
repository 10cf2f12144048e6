package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import io.sonde.instrumentation.call.RequestPath;
import io.sonde.instrumentation.selection.PathPatterns;

/** The path of an exchange's request. */
final class ExchangePath implements RequestPath<HttpExchange> {

    static final ExchangePath INSTANCE = new ExchangePath();

    private ExchangePath() {}

    @Override
    public boolean matches(HttpExchange exchange, PathPatterns patterns) {
        return patterns.matches(exchange.getRequestURI().getRawPath());
    }
}
