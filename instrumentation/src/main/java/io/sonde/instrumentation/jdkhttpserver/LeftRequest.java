package io.sonde.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import io.sonde.instrumentation.http.HeaderCapture;
import io.sonde.instrumentation.http.RequestDetails;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.URI;

/** The parts of an exchange that was left to another thread, without the exchange, which must not be kept alive. */
final class LeftRequest {

    private final URI uri;
    private final Headers headers;
    private final InetSocketAddress peer;
    private final String protocol;
    private final boolean secure;

    /** The headers of the response know the call; they must not be kept alive by it. Null if they are not wanted. */
    private final WeakReference<Headers> responseHeaders;

    LeftRequest(HttpExchange exchange) {
        uri = exchange.getRequestURI();
        headers = exchange.getRequestHeaders();
        peer = exchange.getRemoteAddress();
        protocol = exchange.getProtocol();
        secure = exchange instanceof HttpsExchange;
        responseHeaders =
                HeaderCapture.SERVER_RESPONSE.isOn() ? new WeakReference<Headers>(exchange.getResponseHeaders()) : null;
    }

    private void describe(HttpServerCall call) {
        call.target(uri.getRawPath(), uri.getRawQuery());
        call.protocolVersion(RequestDetails.protocolVersion(protocol));
        boolean known = peer != null && peer.getAddress() != null;
        RequestDetails.read(
                call,
                headers,
                HeaderLines.INSTANCE,
                secure ? "https" : "http",
                null,
                known ? peer.getAddress().getHostAddress() : null,
                known ? peer.getPort() : 0);
        Headers response = responseHeaders == null ? null : responseHeaders.get();
        if (response != null) {
            call.captureHeaders(HeaderCapture.SERVER_RESPONSE.read(response, HeaderLines.INSTANCE));
        }
    }

    /** Reads such a request. */
    static final class Details implements HttpServerDetails<LeftRequest> {

        static final Details INSTANCE = new Details();

        private Details() {}

        @Override
        public void read(LeftRequest request, HttpServerCall call) {
            request.describe(call);
        }
    }
}
