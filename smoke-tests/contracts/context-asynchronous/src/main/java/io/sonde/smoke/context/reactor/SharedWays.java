package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Way;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Chains of many requests on one source, which the request that comes first connects to. */
final class SharedWays {

    private static final Duration SHORT = Duration.ofMillis(20);

    private SharedWays() {}

    static void addTo(Map<String, Way> ways) {
        Shared<Mono<Long>> cached = new Shared<>(() -> Mono.delay(SHORT).cache());
        ways.put("cached mono", child -> cached.get().subscribe(zero -> child.run()));
        Shared<Mono<Long>> cachedForTime = new Shared<>(() -> Mono.delay(SHORT).cache(Duration.ofSeconds(1)));
        ways.put(
                "mono cached for a time",
                child -> cachedForTime.get().map(zero -> child.get()).subscribe());
        Flux<Long> interval =
                Flux.interval(Duration.ofMillis(5)).onBackpressureDrop().share();
        ways.put("shared flux", child -> interval.take(2).last().subscribe(number -> child.run()));
        ways.put(
                "shared flux and operators",
                child -> interval.take(2).skip(1).map(number -> child.get()).subscribe());
        Shared<Flux<Long>> replayed =
                new Shared<>(() -> Flux.interval(SHORT).take(3).replay().autoConnect());
        ways.put("replayed flux", child -> replayed.get().last().subscribe(number -> child.run()));
    }

    /** One for the requests of a moment. */
    private static final class Shared<T> {
        private final Supplier<T> supplier;
        private T value;
        private int users;

        Shared(Supplier<T> supplier) {
            this.supplier = supplier;
        }

        synchronized T get() {
            if (users++ % 7 == 0) {
                value = supplier.get();
            }
            return value;
        }
    }
}
