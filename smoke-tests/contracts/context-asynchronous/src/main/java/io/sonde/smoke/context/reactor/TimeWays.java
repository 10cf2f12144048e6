package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Way;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Chains that go on after a time. */
final class TimeWays {

    private static final Duration SHORT = Duration.ofMillis(1);

    private TimeWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put("delay", child -> Mono.delay(SHORT).subscribe(zero -> child.run()));
        ways.put(
                "delay and map",
                child -> Mono.delay(SHORT)
                        .map(zero -> child.get())
                        .filter(id -> true)
                        .subscribe());
        ways.put("interval", child -> Flux.interval(SHORT).take(3).subscribe(number -> runLast(number, child)));
        ways.put(
                "interval and operators",
                child -> Flux.interval(SHORT)
                        .take(3)
                        .map(number -> number)
                        .doOnNext(number -> runLast(number, child))
                        .subscribe());
        ways.put(
                "delayElements",
                child -> Flux.range(0, 3)
                        .delayElements(SHORT)
                        .doOnNext(number -> runLast(number, child))
                        .subscribe());
        ways.put(
                "delayElement",
                child -> Mono.just("a").delayElement(SHORT).doOnTerminate(child).subscribe());
        ways.put(
                "delaySubscription",
                child -> Mono.fromCallable(child).delaySubscription(SHORT).subscribe());
        ways.put(
                "timeout",
                child -> Mono.never().timeout(SHORT, Mono.fromCallable(child)).subscribe());
        ways.put(
                "timeout fails",
                child -> Mono.never()
                        .timeout(SHORT)
                        .doOnError(failure -> child.run())
                        .subscribe(value -> {}, failure -> {}));
        ways.put("retry", child -> {
            AtomicInteger attempts = new AtomicInteger();
            Mono.defer(() -> Mono.delay(SHORT))
                    .map(zero -> {
                        if (attempts.incrementAndGet() < 3) {
                            throw new IllegalStateException("expected");
                        }
                        return child.get();
                    })
                    .retry(5)
                    .subscribe();
        });
        ways.put("repeat", child -> {
            AtomicInteger attempts = new AtomicInteger();
            Mono.delay(SHORT)
                    .repeat(5)
                    .take(3)
                    .doOnNext(zero -> runLast(attempts.incrementAndGet() - 1, child))
                    .subscribe();
        });
        ways.put(
                "buffer by time",
                child -> Flux.interval(SHORT)
                        .buffer(Duration.ofMillis(5))
                        .take(1)
                        .subscribe(numbers -> child.run()));
        // It loses an element whose time is over before it was put into the buffer: the next ones make up for that.
        ways.put(
                "bufferTimeout",
                child -> Flux.interval(SHORT)
                        .onBackpressureDrop()
                        .bufferTimeout(1_000_000, Duration.ofMillis(3))
                        .take(1)
                        .subscribe(values -> child.run()));
        ways.put(
                "sample",
                child -> Flux.interval(SHORT)
                        .sample(Duration.ofMillis(3))
                        .take(1)
                        .subscribe(number -> child.run()));
        ways.put(
                "then",
                child -> Flux.interval(SHORT)
                        .take(2)
                        .then(Mono.fromCallable(child))
                        .subscribe());
        ways.put(
                "zip",
                child -> Mono.zip(Mono.delay(SHORT), Mono.delay(Duration.ofMillis(2)))
                        .map(pair -> child.get())
                        .subscribe());
        ways.put(
                "concatMap",
                child -> Flux.range(0, 3)
                        .concatMap(number -> Mono.delay(SHORT).map(zero -> number))
                        .subscribe(number -> runLast(number, child)));
        ways.put(
                "switchIfEmpty",
                child -> Mono.delay(SHORT)
                        .filter(zero -> false)
                        .switchIfEmpty(Mono.defer(() -> Mono.delay(SHORT)))
                        .subscribe(zero -> child.run()));
        ways.put("to a future", child -> Mono.delay(SHORT).toFuture().thenRun(child));
    }

    static void runLast(long number, Runnable child) {
        if (number == 2) {
            child.run();
        }
    }
}
