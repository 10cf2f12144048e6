package io.sonde.smoke.measured;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The measured paths. Each answers a short text. */
@RestController
class PathController {

    private static final int QUERIES = 20;

    private final Items items;
    private final OwnHttpClient http;
    private final PriceClient prices;
    private final ObjectStore objects;

    PathController(Items items, OwnHttpClient http, PriceClient prices, ObjectStore objects) {
        this.items = items;
        this.http = http;
        this.prices = prices;
        this.objects = objects;
    }

    @GetMapping("/plain/{id}")
    String plain(@PathVariable("id") int id) {
        return "item " + id;
    }

    @GetMapping("/query/{id}")
    String query(@PathVariable("id") int id) {
        return items.name(id);
    }

    @GetMapping("/queries/{id}")
    String queries(@PathVariable("id") int id) {
        int length = 0;
        for (int query = 0; query < QUERIES; query++) {
            length += items.name(1 + (id + query) % Items.COUNT).length();
        }
        return Integer.toString(length);
    }

    @GetMapping("/http/{id}")
    String http(@PathVariable("id") int id) {
        return http.get("/query/" + id);
    }

    @GetMapping("/grpc/{id}")
    String grpc(@PathVariable("id") int id) {
        return Integer.toString(prices.price(id));
    }

    @GetMapping("/s3/{id}")
    String s3(@PathVariable("id") int id) {
        return objects.text(id);
    }
}
