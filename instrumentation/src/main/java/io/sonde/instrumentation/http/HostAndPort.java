package io.sonde.instrumentation.http;

/** Splits {@code host}, {@code host:port}, {@code [::1]:port} and a bare IPv6 address. */
public final class HostAndPort {

    private static final int MAXIMUM_PORT = 65535;

    private HostAndPort() {}

    /** The host, an IPv6 address without its brackets. */
    public static String host(String hostAndPort) {
        if (hostAndPort.startsWith("[")) {
            int bracket = hostAndPort.indexOf(']');
            return bracket < 0 ? hostAndPort : hostAndPort.substring(1, bracket);
        }
        int colon = portColon(hostAndPort);
        return colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    }

    /** The port; 0 if there is none, or no valid one. */
    public static int port(String hostAndPort) {
        int colon = portColon(hostAndPort);
        if (colon < 0) {
            return 0;
        }
        int port = 0;
        for (int i = colon + 1; i < hostAndPort.length(); i++) {
            int digit = hostAndPort.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            port = port * 10 + digit;
            if (port > MAXIMUM_PORT) {
                return 0;
            }
        }
        return port;
    }

    /** The index of the colon before the port; -1 if there is none. */
    private static int portColon(String hostAndPort) {
        if (hostAndPort.startsWith("[")) {
            int bracket = hostAndPort.indexOf(']');
            return bracket >= 0 && bracket + 1 < hostAndPort.length() && hostAndPort.charAt(bracket + 1) == ':'
                    ? bracket + 1
                    : -1;
        }
        int colon = hostAndPort.indexOf(':');
        return colon == hostAndPort.lastIndexOf(':') ? colon : -1;
    }
}
