package io.sonde.smoke.httpserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Sends requests, each in a trace of its own. Thread-safe. */
final class Client {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI server;

    /** A response, and the context that its request carried. */
    record Answer(String traceId, String parentSpanId, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }
    }

    Client(URI server, HttpClient.Version version) {
        this.server = server;
        this.http =
                HttpClient.newBuilder().version(version).connectTimeout(TIMEOUT).build();
    }

    Answer get(String path) {
        return send(path, request -> request);
    }

    /** @param change what makes the request other than a GET */
    Answer send(String path, UnaryOperator<HttpRequest.Builder> change) {
        return sendAsync(path, change).join();
    }

    CompletableFuture<Answer> sendAsync(String path, UnaryOperator<HttpRequest.Builder> change) {
        String traceId = hex(16);
        String spanId = hex(8);
        HttpRequest.Builder request = request(path).setHeader("traceparent", "00-" + traceId + "-" + spanId + "-01");
        return http.sendAsync(change.apply(request).build(), BodyHandlers.ofString())
                .thenApply(response -> new Answer(traceId, spanId, response));
    }

    /** A request with exactly those headers of context, as {@code name, value, …}. */
    HttpResponse<String> withHeaders(String path, String... headers) {
        try {
            HttpRequest.Builder request = request(path);
            return http.send(
                    headers.length == 0
                            ? request.build()
                            : request.headers(headers).build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    static UnaryOperator<HttpRequest.Builder> method(String name) {
        return request -> request.method(name, BodyPublishers.noBody());
    }

    static UnaryOperator<HttpRequest.Builder> post(byte[] body) {
        return request -> request.POST(BodyPublishers.ofByteArray(body));
    }

    static String hex(int bytes) {
        byte[] random = new byte[bytes];
        do {
            ThreadLocalRandom.current().nextBytes(random);
        } while (random[0] == 0);
        return HexFormat.of().formatHex(random);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
    }
}
