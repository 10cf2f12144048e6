package io.sonde.instrumentation.javahttpclient;

import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.http.HeaderCapture;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What the vocabulary's call takes from the client's requests and responses. */
final class HttpCalls {

    private HttpCalls() {}

    /** Begins the request's call; null if it is not to be one, or if the client will not take the request. */
    static HttpClientCall start(Object request) {
        if (request == null) {
            return null;
        }
        HttpRequest httpRequest = (HttpRequest) request;
        URI uri = httpRequest.uri();
        if (uri == null) {
            return null;
        }
        return HttpClientCall.start(httpRequest.method(), uri, uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /** Takes over what the response tells. */
    static void read(HttpClientCall call, Object response) {
        if (response == null) {
            return;
        }
        HttpResponse<?> httpResponse = (HttpResponse<?>) response;
        call.status(httpResponse.statusCode());
        call.resends(previousResponses(httpResponse));
        call.protocolVersion(versionText(httpResponse));
        if (HeaderCapture.CLIENT_REQUEST.isOn() && httpResponse.request() != null) {
            call.captureHeaders(
                    HeaderCapture.CLIENT_REQUEST.read(httpResponse.request().headers(), HeaderLines.INSTANCE));
        }
        if (HeaderCapture.CLIENT_RESPONSE.isOn()) {
            call.captureHeaders(HeaderCapture.CLIENT_RESPONSE.read(httpResponse.headers(), HeaderLines.INSTANCE));
        }
    }

    /** Each redirect and each request for credentials has left its response behind the last one. */
    private static int previousResponses(HttpResponse<?> response) {
        int count = 0;
        Optional<? extends HttpResponse<?>> previous = response.previousResponse();
        while (previous.isPresent()) {
            count++;
            previous = previous.get().previousResponse();
        }
        return count;
    }

    private static String versionText(HttpResponse<?> response) {
        switch (response.version().name()) {
            case "HTTP_1_1":
                return "1.1";
            case "HTTP_2":
                return "2";
            case "HTTP_3":
                return "3";
            default:
                return null;
        }
    }
}
