package io.sonde.agent.server;

import java.net.InetAddress;

/** A GET or HEAD request, without its body. Immutable. */
public final class Request {
    private final boolean head;
    private final String path;
    private final RequestHeaders headers;
    private final boolean close;
    private final InetAddress client;

    Request(boolean head, String path, RequestHeaders headers, boolean close, InetAddress client) {
        this.head = head;
        this.path = path;
        this.headers = headers;
        this.close = close;
        this.client = client;
    }

    /** The path as it was sent, without the query; not decoded. */
    public String path() {
        return path;
    }

    /** The header {@code Accept}, several joined by commas; null if there is none. */
    public String accept() {
        return headers.accept;
    }

    /** The header {@code Host} or the authority of an absolute target; null if there is neither. */
    public String host() {
        return headers.host;
    }

    /** The header {@code Authorization}; null if there is none. A secret. */
    String authorization() {
        return headers.authorization;
    }

    /** The address that the connection comes from. */
    public InetAddress client() {
        return client;
    }

    /** Whether the request says that a proxy passed it on. */
    public boolean forwarded() {
        return headers.forwarded;
    }

    boolean head() {
        return head;
    }

    boolean acceptsGzip() {
        return headers.acceptsGzip();
    }

    boolean close() {
        return close;
    }
}
