package io.sonde.instrumentation.grpc;

/** The address and port that an authority (RFC 3986 3.2) names. Immutable. */
final class Authority {

    private final String text;
    private final String address;
    private final int port;

    private Authority(String text, String address, int port) {
        this.text = text;
        this.address = address;
        this.port = port;
    }

    /** Reads {@code host}, {@code host:port} or {@code [ipv6]:port}; the port is 0 if it names none. */
    static Authority parse(String text) {
        String hostAndPort = text.substring(text.lastIndexOf('@') + 1);
        int colon = hostAndPort.indexOf(':', hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') + 1 : 0);
        // Several colons without brackets are an IPv6 address that stands alone.
        boolean hasPort = colon >= 0 && hostAndPort.indexOf(':', colon + 1) < 0;
        String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new Authority(text, host, hasPort ? port(hostAndPort, colon + 1) : 0);
    }

    private static int port(String text, int start) {
        int port = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || port > 6553) {
                return 0;
            }
            port = port * 10 + digit;
        }
        return port <= 65535 ? port : 0;
    }

    boolean isOf(String authority) {
        return text.equals(authority);
    }

    String address() {
        return address;
    }

    int port() {
        return port;
    }
}
