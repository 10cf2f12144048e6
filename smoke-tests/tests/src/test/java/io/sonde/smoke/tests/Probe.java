package io.sonde.smoke.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A small service: whatever it is asked for, it asks itself for {@code /leaf} first. {@code /error} is then answered with 500,
 * {@code /slow} after a while.
 */
final class Probe {

    /** How long {@code /slow} takes at least. */
    static final long SLOW_MILLIS = 1600;

    private Probe() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/leaf", exchange -> answer(exchange, 200));
        server.createContext("/", exchange -> {
            ask(server.getAddress().getPort());
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/slow")) {
                pause();
            }
            answer(exchange, path.equals("/error") ? 500 : 200);
        });
        server.start();
        System.out.println(
                "probe is ready at http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void ask(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/leaf").toURL().openConnection();
        connection.getInputStream().readAllBytes();
    }

    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
