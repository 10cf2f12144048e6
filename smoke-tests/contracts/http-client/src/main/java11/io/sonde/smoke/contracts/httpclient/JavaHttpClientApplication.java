package io.sonde.smoke.contracts.httpclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** {@code java.net.http.HttpClient} in all the ways to use it. */
public final class JavaHttpClientApplication implements Client {

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public static void main(String[] arguments) throws IOException {
        new CommandServer(new JavaHttpClientApplication()).run();
    }

    @Override
    public void request(Map<String, String> command, Map<String, String> result) throws Exception {
        HttpRequest request = requestOf(command);
        switch (command.get("way")) {
            case "send":
                read(request, client.send(request, BodyHandlers.ofByteArray()), result);
                break;
            case "delegating":
                read(request, new DelegatingClient(client).send(request, BodyHandlers.ofByteArray()), result);
                break;
            case "async":
                read(
                        request,
                        client.sendAsync(request, BodyHandlers.ofByteArray()).get(),
                        result);
                break;
            case "push":
                HttpResponse.PushPromiseHandler<byte[]> refuse = (initiating, pushed, acceptor) -> {};
                read(
                        request,
                        client.sendAsync(request, BodyHandlers.ofByteArray(), refuse)
                                .get(),
                        result);
                break;
            case "callback":
                CompletableFuture<HttpResponse<byte[]>> future = client.sendAsync(request, BodyHandlers.ofByteArray());
                HttpRequest second =
                        HttpRequest.newBuilder(URI.create(command.get("next"))).build();
                read(
                        request,
                        future.thenCompose(first -> client.sendAsync(second, BodyHandlers.ofByteArray()))
                                .get(),
                        result);
                break;
            case "cancel":
                cancel(request, result);
                break;
            case "or-timeout":
                read(
                        request,
                        client.sendAsync(request, BodyHandlers.ofByteArray())
                                .orTimeout(200, TimeUnit.MILLISECONDS)
                                .get(),
                        result);
                break;
            case "handler-throws":
                client.send(request, response -> {
                    throw new IllegalArgumentException("the handler does not like it");
                });
                break;
            case "rejecting-executor":
                reject(request, result);
                break;
            case "web-socket":
                URI uri = URI.create(command.get("url").replaceFirst("http", "ws"));
                client.newWebSocketBuilder()
                        .buildAsync(uri, new WebSocket.Listener() {})
                        .get();
                break;
            default:
                throw new IllegalArgumentException(command.toString());
        }
    }

    private static HttpRequest requestOf(Map<String, String> command) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(command.get("url")));
        builder.version("2".equals(command.get("version")) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        if (command.containsKey("timeout")) {
            builder.timeout(Duration.ofMillis(Long.parseLong(command.get("timeout"))));
        }
        if (command.containsKey("header")) {
            String[] header = command.get("header").split(":", 2);
            builder.header(header[0], header[1]);
        }
        if (command.containsKey("body")) {
            byte[] body = new byte[Integer.parseInt(command.get("body"))];
            builder.POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        return builder.build();
    }

    private static void read(HttpRequest request, HttpResponse<byte[]> response, Map<String, String> result) {
        result.put("status", String.valueOf(response.statusCode()));
        result.put("version", response.version().toString());
        result.put("received", String.valueOf(response.body().length));
        result.put("headers", new TreeSet<>(response.headers().map().keySet()).toString());
        result.put("url", response.uri().toString());
        result.put("method", response.request().method());
        result.put("previous", String.valueOf(response.previousResponse().isPresent()));
        result.put("request headers", request.headers().map().toString());
        result.put(
                "request headers of response",
                response.request().headers().map().toString());
        result.put("type", response.getClass().getName());
    }

    private void cancel(HttpRequest request, Map<String, String> result) {
        CompletableFuture<HttpResponse<byte[]>> future = client.sendAsync(request, BodyHandlers.ofByteArray());
        result.put("future", future.getClass().getName());
        result.put("cancelled", String.valueOf(future.cancel(true)));
        // Whether it says so, too, is a race within the JDK, with or without an agent.
        result.put("done", String.valueOf(future.isDone()));
    }

    private static void reject(HttpRequest request, Map<String, String> result) throws Exception {
        HttpClient rejecting = HttpClient.newBuilder()
                .executor(task -> {
                    throw new RejectedExecutionException("no room");
                })
                .build();
        read(request, rejecting.sendAsync(request, BodyHandlers.ofByteArray()).get(5, TimeUnit.SECONDS), result);
    }
}
