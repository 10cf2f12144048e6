package io.sonde.instrumentation.tomcat;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.HttpServerDetails;
import io.sonde.instrumentation.http.HeaderCapture;
import io.sonde.instrumentation.http.MethodNames;
import io.sonde.instrumentation.http.RequestDetails;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.MessageBytes;

/** Reads a request whose response has been sent, before it is recycled. */
final class CoyoteRequestDetails implements HttpServerDetails<Request> {

    private static final String HTTP_1_1 = "HTTP/1.1";

    static final CoyoteRequestDetails INSTANCE = new CoyoteRequestDetails();

    private CoyoteRequestDetails() {}

    /** The method as it was sent, for the usual ones without making a string of its bytes. */
    static String method(Request request) {
        MessageBytes method = request.method();
        for (int i = 0; i < MethodNames.count(); i++) {
            String name = MethodNames.get(i);
            if (method.equals(name)) {
                return name;
            }
        }
        String other = CoyoteText.of(method);
        return other == null ? "" : other;
    }

    @Override
    public void read(Request request, HttpServerCall call) {
        call.target(CoyoteText.of(request.requestURI()), CoyoteText.of(request.queryString()));
        call.protocolVersion(RequestDetails.protocolVersion(protocol(request)));
        // Tomcat asks the socket for these when they are wanted; for the number only, not for a name.
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, request);
        request.action(ActionCode.REQ_REMOTEPORT_ATTRIBUTE, request);
        String scheme = CoyoteText.of(request.scheme());
        RequestDetails.read(
                call,
                request,
                CoyoteHeaders.INSTANCE,
                scheme == null ? "http" : scheme,
                authority(request),
                CoyoteText.of(request.remoteAddr()),
                request.getRemotePort());
        if (HeaderCapture.SERVER_RESPONSE.isOn()) {
            call.captureHeaders(
                    HeaderCapture.SERVER_RESPONSE.read(request.getResponse(), CoyoteResponseHeaders.INSTANCE));
        }
    }

    private static String protocol(Request request) {
        return request.protocol().equals(HTTP_1_1) ? HTTP_1_1 : CoyoteText.of(request.protocol());
    }

    /** HTTP/2 has no Host header; Tomcat keeps {@code :authority} as the server's name and port. */
    private static String authority(Request request) {
        if (request.getMimeHeaders().findHeader("host", 0) >= 0) {
            return null;
        }
        String name = CoyoteText.of(request.serverName());
        if (name == null || name.isEmpty()) {
            return null;
        }
        return request.getServerPort() > 0 ? name + ':' + request.getServerPort() : name;
    }
}
