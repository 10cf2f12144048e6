package io.sonde.smoke.s3.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks to slow down twice, then answers. Other services than S3 get one answer each. */
final class ThrottlingServer implements AutoCloseable {

    /** What matters of a request. */
    record Received(String traceparent, String authorization) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    ThrottlingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("traceparent"),
                exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.getResponseHeaders().set("x-amz-request-id", "R" + received.size());
        if (exchange.getRequestHeaders().containsKey("X-Amz-Target")) {
            respond(exchange, 200, "application/x-amz-json-1.0", "{\"TableNames\":[\"t1\"]}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            respond(
                    exchange,
                    200,
                    "text/xml",
                    "<ListQueuesResponse><ListQueuesResult><QueueUrl>q1</QueueUrl></ListQueuesResult>"
                            + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></ListQueuesResponse>");
        } else if (received.size() % 3 == 0) {
            respond(exchange, 200, "application/octet-stream", "patience");
        } else {
            respond(
                    exchange,
                    503,
                    "application/xml",
                    "<Error><Code>SlowDown</Code><Message>slow</Message><RequestId>R</RequestId></Error>");
        }
    }

    private static void respond(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
