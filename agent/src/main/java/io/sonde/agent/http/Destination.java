package io.sonde.agent.http;

import java.net.MalformedURLException;

/**
 * An http or https URL, taken apart. {@code java.net.URL} would ask the stream handlers that an application may have
 * installed. Immutable.
 */
final class Destination {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LARGEST_PORT = 0xFFFF;

    private final boolean tls;
    private final String host;
    private final int port;
    private final String path;

    private Destination(boolean tls, String host, int port, String path) {
        this.tls = tls;
        this.host = host;
        this.port = port;
        this.path = path;
    }

    /**
     * User information and a fragment are left out: they are not sent.
     *
     * @throws MalformedURLException with a message that holds nothing of the URL, which may hold secrets
     */
    static Destination of(String url) throws MalformedURLException {
        boolean tls = url.regionMatches(true, 0, "https://", 0, 8);
        if (!tls && !url.regionMatches(true, 0, "http://", 0, 7)) {
            throw new MalformedURLException("neither http nor https");
        }
        for (int i = 0; i < url.length(); i++) {
            if (url.charAt(i) <= ' ' || url.charAt(i) == 0x7F) {
                throw new MalformedURLException("a space or control character in the URL");
            }
        }
        int start = tls ? 8 : 7;
        int end = firstOf("/?#", url, start);
        int fragment = firstOf("#", url, end);
        String path = url.substring(end, fragment);
        int userInfo = url.lastIndexOf('@', end - 1);
        String authority = url.substring(Math.max(start, userInfo + 1), end);
        int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        String host = colon < 0 ? authority : authority.substring(0, colon);
        if (host.isEmpty()) {
            throw new MalformedURLException("no host in the URL");
        }
        boolean defaultPort = colon < 0 || colon == authority.length() - 1;
        int port = defaultPort ? (tls ? HTTPS_PORT : HTTP_PORT) : port(authority.substring(colon + 1));
        return new Destination(tls, host, port, path.startsWith("/") ? path : "/" + path);
    }

    private static int firstOf(String characters, String url, int from) {
        int at = from;
        while (at < url.length() && characters.indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int port(String digits) throws MalformedURLException {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // As a number out of range.
        }
        throw new MalformedURLException("no such port in the URL");
    }

    boolean isTls() {
        return tls;
    }

    /** As it stands in the URL: an IPv6 address in brackets. */
    String host() {
        return host;
    }

    /** The host as the network takes it: an IPv6 address without brackets. */
    String address() {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return port;
    }

    /** Path and query, at least a slash. */
    String path() {
        return path;
    }

    /** For the {@code Host} field: with the port unless it is the scheme's own. */
    String authority() {
        return port == (tls ? HTTPS_PORT : HTTP_PORT) ? host : host + ':' + port;
    }
}
