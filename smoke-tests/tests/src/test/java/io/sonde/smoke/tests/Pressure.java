package io.sonde.smoke.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A small service that can be short of memory: {@code /fill} fills the heap as far as its query says, in percent, and
 * {@code /churn} fills it so with small objects, of which some are replaced by new ones all the time, as in a cache that is
 * too large; {@code /free} ends both. Whatever else it is asked for, it asks itself for {@code /leaf}, which answers with the
 * {@code traceparent} that came, and answers with that.
 */
final class Pressure {

    private static final int CHUNK = 16 * 1024;

    private static final List<byte[]> FILLING = new ArrayList<>();
    private static final List<Thread> CHURNING = new ArrayList<>();
    private static final int CHAIN = 16;

    private Pressure() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        int port = server.getAddress().getPort();
        server.createContext("/leaf", exchange -> {
            String context = exchange.getRequestHeaders().getFirst("traceparent");
            answer(exchange, context == null ? "none" : context);
        });
        server.createContext("/fill", exchange -> {
            fill(Integer.parseInt(exchange.getRequestURI().getQuery()));
            answer(exchange, "filled");
        });
        server.createContext("/churn", exchange -> {
            churn(Integer.parseInt(exchange.getRequestURI().getQuery()));
            answer(exchange, "churning");
        });
        server.createContext("/free", exchange -> {
            synchronized (FILLING) {
                FILLING.clear();
                CHURNING.forEach(Thread::interrupt);
                CHURNING.clear();
            }
            answer(exchange, "freed");
        });
        server.createContext("/", exchange -> answer(exchange, ask(port)));
        server.start();
        System.out.println("pressure is ready at http://127.0.0.1:" + port);
    }

    /** Garbage is collected before the heap is taken for full. */
    private static void fill(int percent) {
        synchronized (FILLING) {
            while (used() < percent) {
                while (used() < percent) {
                    FILLING.add(new byte[CHUNK]);
                }
                System.gc();
            }
        }
    }

    private static void churn(int percent) {
        synchronized (FILLING) {
            List<Node> nodes = new ArrayList<>();
            while (used() < percent) {
                while (used() < percent) {
                    nodes.add(Node.chain());
                }
                System.gc();
            }
            Node[] cache = nodes.toArray(new Node[0]);
            Thread thread = new Thread(
                    () -> {
                        while (!Thread.currentThread().isInterrupted()) {
                            cache[ThreadLocalRandom.current().nextInt(cache.length)] = Node.chain();
                        }
                    },
                    "churn");
            thread.setDaemon(true);
            thread.start();
            CHURNING.add(thread);
        }
    }

    private static final class Node {

        private final Node next;

        private Node(Node next) {
            this.next = next;
        }

        static Node chain() {
            Node first = null;
            for (int i = 0; i < CHAIN; i++) {
                first = new Node(first);
            }
            return first;
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return 100 * (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
    }

    private static String ask(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/leaf").toURL().openConnection();
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
