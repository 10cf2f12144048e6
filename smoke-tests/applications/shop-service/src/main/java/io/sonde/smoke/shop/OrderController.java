package io.sonde.smoke.shop;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes and shows orders. A stock that fails makes the request fail with 500. */
@RestController
@RequestMapping("/orders")
class OrderController {

    private final OrderRepository orders;
    private final StockClient stock;

    OrderController(OrderRepository orders, StockClient stock) {
        this.orders = orders;
        this.stock = stock;
    }

    @GetMapping("/{id}")
    ResponseEntity<?> order(@PathVariable("id") long id) {
        List<Order> found = orders.withId(id);
        return found.isEmpty() ? problem(404, "no such order") : ResponseEntity.ok(found.get(0));
    }

    @GetMapping
    List<Order> ordersOf(@RequestParam("customer") String customer) {
        return orders.ofCustomer(customer);
    }

    @PostMapping
    ResponseEntity<?> place(@RequestBody Map<String, Object> wanted) {
        Object customer = wanted.get("customer");
        Object item = wanted.get("item");
        Object quantity = wanted.get("quantity");
        if (!(customer instanceof String && item instanceof Integer && quantity instanceof Integer)
                || (Integer) quantity < 1) {
            return problem(400, "customer, item and quantity, please");
        }
        if (!stock.exists((Integer) item)) {
            return problem(422, "no such item");
        }
        Order order = orders.insert((String) customer, (Integer) item, (Integer) quantity);
        return stock.reserve((Integer) item, (Integer) quantity)
                ? ResponseEntity.status(201).body(order)
                : problem(409, "not enough in stock");
    }

    private static ResponseEntity<?> problem(int status, String reason) {
        return ResponseEntity.status(status).body(Collections.singletonMap("error", reason));
    }
}
