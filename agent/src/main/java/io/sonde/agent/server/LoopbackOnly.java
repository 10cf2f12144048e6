package io.sonde.agent.server;

import java.io.IOException;

/**
 * Keeps an address to clients on this machine. The name in {@code Host} must be one of the machine's loopback, so that a web
 * page cannot read the answer in a browser on this machine by letting its own name point here (DNS rebinding); what a proxy
 * passed on does not count as local.
 */
public final class LoopbackOnly implements Endpoint {
    private final Endpoint guarded;

    public LoopbackOnly(Endpoint guarded) {
        this.guarded = guarded;
    }

    @Override
    public void serve(Request request, Response response) throws IOException {
        if (request.client().isLoopbackAddress() && !request.forwarded() && namesLoopback(request.host())) {
            guarded.serve(request, response);
        } else {
            response.error(403);
        }
    }

    static boolean namesLoopback(String host) {
        if (host == null) {
            return false;
        }
        if (host.startsWith("[::1]")) {
            return isPort(host, "[::1]".length());
        }
        int colon = host.indexOf(':');
        int end = colon < 0 ? host.length() : colon;
        String name = host.substring(0, end);
        return isPort(host, end) && (name.equalsIgnoreCase("localhost") || isLoopbackAddress(name));
    }

    private static boolean isPort(String host, int from) {
        if (from == host.length()) {
            return true;
        }
        if (host.charAt(from) != ':') {
            return false;
        }
        for (int i = from + 1; i < host.length(); i++) {
            if (host.charAt(i) < '0' || host.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** 127.0.0.0/8 in the usual four numbers; looked at as text, because resolving a name could ask a server. */
    private static boolean isLoopbackAddress(String name) {
        if (!name.startsWith("127.")) {
            return false;
        }
        int numbers = 0;
        int digits = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '.';
            if (c >= '0' && c <= '9' && digits < 3) {
                digits++;
            } else if (c == '.' && digits > 0) {
                numbers++;
                digits = 0;
            } else {
                return false;
            }
        }
        return numbers == 4;
    }
}
