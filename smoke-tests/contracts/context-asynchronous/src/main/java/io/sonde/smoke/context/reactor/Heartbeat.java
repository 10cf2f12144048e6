package io.sonde.smoke.context.reactor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.locks.LockSupport;
import reactor.core.publisher.Flux;

/**
 * A request now and then for as long as the application runs, as a health check is. What subscribers that were collected
 * leave behind is cleared when others subscribe.
 */
final class Heartbeat {

    private static final long INTERVAL_NANOS = 200_000_000;

    private Heartbeat() {}

    static void start() throws IOException {
        // Read once, by the first server, which this one is.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            Flux.range(1, 3).map(number -> number + 1).subscribe();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Thread thread = new Thread(() -> {
            while (true) {
                get(url);
                LockSupport.parkNanos(INTERVAL_NANOS);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void get(String url) {
        try (InputStream body = new URL(url).openStream()) {
            body.read();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
