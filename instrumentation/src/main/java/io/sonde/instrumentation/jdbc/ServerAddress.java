package io.sonde.instrumentation.jdbc;

/** A host and its port; the first where there are several. Immutable. */
final class ServerAddress {
    static final ServerAddress NONE = new ServerAddress("", 0);

    final String host;
    /** 0 where there is none. */
    final int port;

    private ServerAddress(String host, int port) {
        this.host = host;
        this.port = port;
    }

    static ServerAddress of(String host, String port, int defaultPort) {
        int number = port.isEmpty() ? defaultPort : number(port);
        // What has no number for a port is no address: it may be a user and a password.
        return host.isEmpty() || number < 0 || !isHost(host) ? NONE : new ServerAddress(host, number);
    }

    /** The first address of a list without user and password: {@code host}, {@code host:port}, {@code [::1]:port}. */
    static ServerAddress parse(String list, int defaultPort) {
        String text = list;
        if (text.startsWith("[") && !isIpv6(text)) {
            text = text.substring(1);
        }
        String first = UrlText.before(text, text.startsWith("[") ? "," : ",]").trim();
        if (first.startsWith("[")) {
            int close = first.indexOf(']');
            if (close < 0) {
                return NONE;
            }
            String port = first.substring(close + 1);
            return port.isEmpty() || port.charAt(0) == ':'
                    ? of(first.substring(1, close), port.isEmpty() ? "" : port.substring(1), defaultPort)
                    : NONE;
        }
        int colon = first.indexOf(':');
        if (colon >= 0 && first.indexOf(':', colon + 1) >= 0) {
            return isIpv6("[" + first + "]") ? of(first, "", defaultPort) : NONE;
        }
        return colon < 0
                ? of(first, "", defaultPort)
                : of(first.substring(0, colon), first.substring(colon + 1), defaultPort);
    }

    private static boolean isIpv6(String text) {
        int colons = 0;
        for (int i = 1; i < text.length() && text.charAt(i) != ']' && text.charAt(i) != '%'; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                colons++;
            } else if (c != '.' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return colons >= 2;
    }

    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!Character.isLetterOrDigit(c) && ".-_:%*$".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(String port) {
        if (port.length() > 5) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < port.length(); i++) {
            char c = port.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number <= 65535 ? number : -1;
    }
}
