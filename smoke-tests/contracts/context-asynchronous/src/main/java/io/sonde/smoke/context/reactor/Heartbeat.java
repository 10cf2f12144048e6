package io.sonde.smoke.context.reactor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.time.Duration;
import reactor.core.publisher.Flux;

/**
 * A request now and then for as long as the application runs, as a health check is. What subscribers that were collected
 * leave behind is cleared when others subscribe.
 */
final class Heartbeat {

    private Heartbeat() {}

    static void start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            Flux.range(1, 3).map(number -> number + 1).subscribe();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Flux.interval(Duration.ofMillis(200)).onBackpressureDrop().subscribe(number -> get(url));
    }

    private static void get(String url) {
        try (InputStream body = new URL(url).openStream()) {
            body.read();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
