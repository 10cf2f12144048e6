package io.sonde.smoke.shop;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestTemplate;

/** Reaches the stock with Spring's RestTemplate, which stands on HttpURLConnection, and with the latter itself. */
@Component
class RestTemplateStockClient implements StockClient {

    private final RestTemplate template = new RestTemplate();
    private final URI stock;

    RestTemplateStockClient(@Value("${stock.url}") URI stock) {
        this.stock = stock;
    }

    @Override
    public boolean exists(int item) {
        int status;
        try {
            status = template.getForEntity(stock.resolve("/items/" + item), String.class)
                    .getStatusCodeValue();
        } catch (HttpStatusCodeException refused) {
            status = refused.getRawStatusCode();
        }
        return HttpStatuses.isSuccess(status, 404, "item " + item);
    }

    @Override
    public boolean reserve(int item, int quantity) {
        return ReservationRequest.send(stock, item, quantity);
    }
}
