package io.sonde.smoke.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Orders at the shop. Thread-safe. */
final class Customer {

    /** The stock's query for this item takes 1.2 s. */
    static final int SLOW_ITEM = 7;

    /** The stock's query for this item fails. */
    static final int FAILING_ITEM = 13;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI shop;

    Customer(URI shop) {
        this.shop = shop;
    }

    /** Orders one piece and gives the status of the answer. */
    int order(int item) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(shop.resolve("/orders"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"customer\":\"ada\",\"item\":" + item + ",\"quantity\":1}")));
    }

    /** Looks an order up and gives the status of the answer. */
    int look(int order) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(shop.resolve("/orders/" + order)));
    }

    /** Asks for the receipt of an order and gives the status of the answer. */
    int receipt(int order) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(shop.resolve("/orders/" + order + "/receipt"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
