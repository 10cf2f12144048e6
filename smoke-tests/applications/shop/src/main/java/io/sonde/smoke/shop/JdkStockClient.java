package io.sonde.smoke.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reaches the stock with the JDK's two clients: looks items up with the newer one, reserves with the older one. */
@Component
class JdkStockClient implements StockClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI stock;

    JdkStockClient(@Value("${stock.url}") URI stock) {
        this.stock = stock;
    }

    @Override
    public boolean exists(int item) {
        HttpRequest request =
                HttpRequest.newBuilder(stock.resolve("/items/" + item)).build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            return HttpStatuses.isSuccess(status, 404, "item " + item);
        } catch (IOException failure) {
            throw new IllegalStateException("stock is out of reach", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    @Override
    public boolean reserve(int item, int quantity) {
        return ReservationRequest.send(stock, item, quantity);
    }
}
