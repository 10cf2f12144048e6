package io.sonde.agent.http;

import io.sonde.instrumentation.selection.NamePatterns;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The JDK's system properties for proxies: {@code http.proxyHost}, {@code http.proxyPort}, {@code https.proxyHost},
 * {@code https.proxyPort} and {@code http.nonProxyHosts}. They are read here because the JDK's own reader is the default
 * {@code ProxySelector}, which an application may have replaced and would be asked.
 */
final class ProxyProperties {

    private static final String NEVER_PROXIED = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    private ProxyProperties() {}

    /** The proxy's name and port, not looked up; null for a direct connection. */
    static InetSocketAddress proxyFor(Destination destination) {
        String scheme = destination.isTls() ? "https" : "http";
        String host = System.getProperty(scheme + ".proxyHost");
        if (host == null || host.isEmpty() || isExcepted(destination.host())) {
            return null;
        }
        Integer port = Integer.getInteger(scheme + ".proxyPort");
        int defaultPort = destination.isTls() ? 443 : 80;
        return InetSocketAddress.createUnresolved(
                host, port == null || port <= 0 || port > 0xFFFF ? defaultPort : port);
    }

    private static boolean isExcepted(String host) {
        String configured = System.getProperty("http.nonProxyHosts");
        if (configured != null && configured.isEmpty()) {
            return false;
        }
        String all = configured == null ? NEVER_PROXIED : configured + '|' + NEVER_PROXIED;
        List<String> patterns = new ArrayList<String>();
        int start = 0;
        while (start < all.length()) {
            int bar = all.indexOf('|', start);
            int end = bar < 0 ? all.length() : bar;
            patterns.add(all.substring(start, end).toLowerCase(Locale.ROOT));
            start = end + 1;
        }
        return new NamePatterns(patterns).matchesIgnoringCase(host);
    }
}
