package io.sonde.smoke.shop;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes receipts: asks the stock for the price and keeps the receipt in the shop's bucket. */
@RestController
@ConditionalOnProperty({"stock.prices", "receipts.endpoint"})
class ReceiptController {

    private final OrderRepository orders;
    private final PriceClient prices;
    private final ReceiptStore receipts;

    ReceiptController(OrderRepository orders, PriceClient prices, ReceiptStore receipts) {
        this.orders = orders;
        this.prices = prices;
        this.receipts = receipts;
    }

    @PostMapping("/orders/{id}/receipt")
    ResponseEntity<?> write(@PathVariable("id") long id) {
        List<Order> found = orders.withId(id);
        if (found.isEmpty()) {
            return ResponseEntity.status(404).body(Map.of("error", "no such order"));
        }
        Order order = found.get(0);
        int cents = order.getQuantity() * prices.price(order.getItem());
        String key = receipts.store(order.getId(), order.getCustomer() + " owes " + cents + " cents");
        return ResponseEntity.status(201).body(Map.of("receipt", key));
    }
}
