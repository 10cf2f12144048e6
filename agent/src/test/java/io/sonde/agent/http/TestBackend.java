package io.sonde.agent.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A backend for traces on the loopback interface. */
public final class TestBackend implements AutoCloseable {

    public final List<Headers> requests = new CopyOnWriteArrayList<>();
    public final List<String> bodies = new CopyOnWriteArrayList<>();
    public final List<Long> arrivalNanos = new CopyOnWriteArrayList<>();
    private final Queue<Prepared> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    private record Prepared(int status, byte[] body, String... headers) {}

    public TestBackend() {
        this(0);
    }

    public TestBackend(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(executor);
        server.start();
    }

    /** What is answered next; 200 when there is nothing left. */
    public TestBackend answers(int status, byte[] body, String... headers) {
        answers.add(new Prepared(status, body, headers));
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = stream.readAllBytes();
            }
        }
        Prepared answer = answers.poll();
        if (answer == null) {
            answer = new Prepared(200, new byte[0]);
        }
        for (int i = 0; i < answer.headers.length; i += 2) {
            exchange.getResponseHeaders().add(answer.headers[i], answer.headers[i + 1]);
        }
        bodies.add(exchange.getRequestURI() + "\n" + new String(body, StandardCharsets.ISO_8859_1));
        arrivalNanos.add(System.nanoTime());
        requests.add(exchange.getRequestHeaders());
        try (exchange) {
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
