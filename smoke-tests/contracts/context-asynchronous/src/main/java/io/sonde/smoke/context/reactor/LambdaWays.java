package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * Publishers that are lambdas, which an operator subscribes to: no class to weave but the operator's. They are answered in
 * the course of another request.
 */
final class LambdaWays {

    private LambdaWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put(
                "subscribed to on another thread, a lambda inside flatMap",
                child -> Flux.just("a", "b")
                        .flatMap(value ->
                                (Publisher<String>) subscriber -> Stranger.run(() -> StrangeWays.signal(subscriber)))
                        .last()
                        .subscribe(value -> child.run()));
        add(
                ways,
                "flatMap",
                (lambda, child) ->
                        Flux.just("a", "b").flatMap(value -> lambda).last().subscribe(value -> child.run()));
        add(
                ways,
                "flatMap of one",
                (lambda, child) -> Flux.just("a").flatMap(value -> lambda).subscribe(value -> child.run()));
        add(
                ways,
                "concatMap",
                (lambda, child) ->
                        Flux.just("a", "b").concatMap(value -> lambda).last().subscribe(value -> child.run()));
        add(
                ways,
                "switchMap",
                (lambda, child) ->
                        Flux.just("a").switchMap(value -> lambda).last().subscribe(value -> child.run()));
        add(
                ways,
                "flatMapSequential",
                (lambda, child) -> Flux.just("a", "b")
                        .flatMapSequential(value -> lambda)
                        .last()
                        .subscribe(value -> child.run()));
        add(
                ways,
                "flatMapMany",
                (lambda, child) -> Mono.fromCallable(() -> "a")
                        .flatMapMany(value -> lambda)
                        .subscribe(value -> child.run()));
        add(
                ways,
                "concat",
                (lambda, child) ->
                        Flux.concat(Flux.just("a"), lambda, lambda).last().subscribe(value -> child.run()));
        add(
                ways,
                "merge",
                (lambda, child) -> Flux.merge(Flux.just("a"), lambda).last().subscribe(value -> child.run()));
        add(ways, "zip", (lambda, child) -> Flux.zip(lambda, lambda).subscribe(values -> child.run()));
        add(
                ways,
                "combineLatest",
                (lambda, child) ->
                        Flux.combineLatest(lambda, lambda, (a, b) -> a).subscribe(values -> child.run()));
        add(ways, "when", (lambda, child) -> Mono.when(lambda, lambda).subscribe(nothing -> {}, failure -> {}, child));
        add(
                ways,
                "delayUntil",
                (lambda, child) ->
                        Mono.fromCallable(() -> "a").delayUntil(value -> lambda).subscribe(value -> child.run()));
        add(
                ways,
                "delaySubscription",
                (lambda, child) -> Flux.just("a").delaySubscription(lambda).subscribe(value -> child.run()));
        add(
                ways,
                "takeUntilOther",
                (lambda, child) ->
                        Flux.never().takeUntilOther(lambda).doOnComplete(child).subscribe());
        add(
                ways,
                "onErrorResume",
                (lambda, child) -> Flux.<String>error(new IllegalStateException("expected"))
                        .onErrorResume(failure -> lambda)
                        .subscribe(value -> child.run()));
        add(
                ways,
                "switchIfEmpty",
                (lambda, child) -> Flux.<String>empty().switchIfEmpty(lambda).subscribe(value -> child.run()));
        add(
                ways,
                "doOnSubscribe",
                (lambda, child) -> Flux.from(lambda)
                        .doOnSubscribe(subscription -> child.run())
                        .subscribe());
    }

    private static void add(Map<String, Way> ways, String operator, BiConsumer<Publisher<String>, Child> chain) {
        ways.put("a lambda answered in another's request, " + operator, new Relay(chain));
    }

    /** Chains that are subscribed to outside of requests. A request answers them, and their work is not its own. */
    static void addStrangersTo(Map<String, Way> ways) {
        ways.put(
                "a lambda of nobody, answered in a request",
                child -> answer(
                        lambda -> Flux.from(lambda).map(value -> child.get()).subscribe()));
        ways.put(
                "a lambda inside flatMap of nobody, answered in a request",
                child -> answer(
                        lambda -> Flux.just("a").hide().flatMap(value -> lambda).subscribe(value -> child.run())));
        ways.put("a sink of nobody, signalled in a request", LambdaWays::emit);
    }

    private static void answer(Consumer<Publisher<String>> chain) throws Exception {
        CompletableFuture<Subscriber<? super String>> subscribed = new CompletableFuture<>();
        Stranger.run(() -> chain.accept(subscribed::complete));
        StrangeWays.signal(subscribed.get());
    }

    private static void emit(Child child) throws Exception {
        CompletableFuture<FluxSink<String>> subscribed = new CompletableFuture<>();
        Stranger.run(() -> Flux.<String>create(subscribed::complete)
                .map(value -> value)
                .filter(value -> true)
                .subscribe(value -> child.run()));
        subscribed.get().next("a").complete();
    }

    /** A request answers the subscriber of another one; now and then a thread of nobody does. */
    private static final class Relay implements Way {
        private final Queue<Subscriber<? super String>> waiting = new ConcurrentLinkedQueue<>();
        private final BiConsumer<Publisher<String>, Child> chain;

        Relay(BiConsumer<Publisher<String>, Child> chain) {
            this.chain = chain;
        }

        @Override
        public void handOver(Child child) {
            Subscriber<? super String> other = waiting.poll();
            chain.accept(waiting::add, child);
            if (other != null) {
                StrangeWays.signal(other);
            }
            Stranger.run(() -> {
                for (Subscriber<? super String> left = waiting.poll(); left != null; left = waiting.poll()) {
                    StrangeWays.signal(left);
                }
            });
        }
    }
}
