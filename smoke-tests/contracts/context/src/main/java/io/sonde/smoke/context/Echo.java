package io.sonde.smoke.context;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Remembers by path the trace identifier that a request carried. */
final class Echo {

    private final Map<String, String> traceIds = new ConcurrentHashMap<>();
    private final HttpServer server;

    Echo() throws IOException {
        // A response is written in two pieces, and the second would wait for the first to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.createContext("/", exchange -> {
            String traceparent = exchange.getRequestHeaders().getFirst("traceparent");
            traceIds.put(
                    exchange.getRequestURI().getPath().substring(1),
                    traceparent == null ? "none" : traceparent.substring(3, 35));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The trace identifier; {@code none} without a header, null without a request. */
    String traceId(String id) {
        return traceIds.remove(id);
    }
}
