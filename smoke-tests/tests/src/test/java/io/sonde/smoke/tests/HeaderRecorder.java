package io.sonde.smoke.tests;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A stock that has nothing, and remembers the headers it was asked with. Thread-safe. */
final class HeaderRecorder implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Headers> headers = new ConcurrentHashMap<>();

    private HeaderRecorder(HttpServer server) {
        this.server = server;
    }

    static HeaderRecorder start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HeaderRecorder recorder = new HeaderRecorder(server);
            server.createContext("/", recorder::answer);
            server.start();
            return recorder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The lines of that header in the last request for that path. */
    List<String> lines(String path, String header) {
        return headers.get(path).getOrDefault(header, List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        headers.put(exchange.getRequestURI().getPath(), exchange.getRequestHeaders());
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
