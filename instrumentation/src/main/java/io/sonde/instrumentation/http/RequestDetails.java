package io.sonde.instrumentation.http;

import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.propagation.HeaderGetter;

/**
 * Fills in, by the semantic conventions for HTTP servers, what can be known from the headers and the connection: what the
 * client asked for if a proxy tells, else what the peer did.
 */
public final class RequestDetails {

    private RequestDetails() {}

    /**
     * Sets scheme, server, client and peer addresses and the user agent.
     *
     * @param scheme that of the connection
     * @param authority {@code host:port} that the request names where no {@code Host} header carries it; may be null
     * @param peerAddress the other end of the connection, null if unknown
     * @param peerPort 0 or less if unknown
     */
    public static <C> void read(
            HttpServerCall call,
            C carrier,
            HeaderGetter<C> headers,
            String scheme,
            String authority,
            String peerAddress,
            int peerPort) {
        String forwarded = headers.get(carrier, "forwarded");
        String urlScheme = firstOf(
                Forwarded.parameter(forwarded, "proto"),
                Forwarded.first(headers.get(carrier, "x-forwarded-proto")),
                scheme);
        call.scheme(urlScheme);
        String host = firstOf(
                Forwarded.parameter(forwarded, "host"),
                Forwarded.first(headers.get(carrier, "x-forwarded-host")),
                firstOf(headers.get(carrier, "host"), authority, null));
        if (host != null && !host.isEmpty()) {
            int port = HostAndPort.port(host);
            call.server(HostAndPort.host(host), port > 0 ? port : defaultPort(urlScheme));
        }
        String client = firstOf(
                Forwarded.parameter(forwarded, "for"), Forwarded.first(headers.get(carrier, "x-forwarded-for")), null);
        call.clientAddress(client == null ? peerAddress : HostAndPort.host(client));
        call.peer(peerAddress, peerPort);
        call.userAgent(headers.get(carrier, "user-agent"));
        if (HeaderCapture.SERVER_REQUEST.isOn()) {
            call.captureHeaders(HeaderCapture.SERVER_REQUEST.read(carrier, headers));
        }
    }

    /** {@code 1.1} of {@code HTTP/1.1}, {@code 2} of {@code HTTP/2.0}; null of anything else. */
    public static String protocolVersion(String protocol) {
        if (protocol == null || !protocol.startsWith("HTTP/")) {
            return null;
        }
        switch (protocol) {
            case "HTTP/1.1":
                return "1.1";
            case "HTTP/2.0":
                return "2";
            case "HTTP/3.0":
                return "3";
            default:
                return protocol.substring("HTTP/".length());
        }
    }

    private static String firstOf(String first, String second, String third) {
        return first != null ? first : second != null ? second : third;
    }

    private static int defaultPort(String scheme) {
        return "https".equalsIgnoreCase(scheme) ? 443 : "http".equalsIgnoreCase(scheme) ? 80 : 0;
    }
}
