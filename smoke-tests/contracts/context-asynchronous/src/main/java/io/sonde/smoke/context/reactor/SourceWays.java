package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Chains whose source signals on a thread that belongs to no request. */
final class SourceWays {

    private SourceWays() {}

    private static Mono<String> mono() {
        return Mono.create(sink -> Stranger.run(() -> sink.success("a")));
    }

    private static Flux<String> flux() {
        return Flux.create(sink -> {
            Stranger.run(() -> sink.next("a"));
            Stranger.run(() -> {
                sink.next("b");
                sink.complete();
            });
        });
    }

    static void addTo(Map<String, Way> ways) {
        ways.put("mono create", child -> mono().subscribe(value -> child.run()));
        ways.put(
                "mono create and map", child -> mono().map(value -> child.get()).subscribe());
        ways.put(
                "mono create fails",
                child -> Mono.create(sink -> Stranger.run(() -> sink.error(new IllegalStateException("expected"))))
                        .onErrorResume(failure -> Mono.fromCallable(child))
                        .subscribe());
        ways.put(
                "mono create is empty",
                child -> Mono.create(sink -> Stranger.run(sink::success))
                        .doFinally(signal -> child.run())
                        .subscribe());
        ways.put(
                "flux create",
                child -> flux().take(2).last().map(value -> child.get()).subscribe());
        ways.put(
                "flux create and filter",
                child -> flux().filter("b"::equals).map(value -> child.get()).subscribe());
        ways.put(
                "flux push",
                child -> Flux.push(sink -> Stranger.run(() -> sink.next("a").complete()))
                        .handle((value, sink) -> child.run())
                        .subscribe());
        ways.put("from future", child -> {
            CompletableFuture<String> future = new CompletableFuture<>();
            Mono.fromFuture(future).map(value -> child.get()).subscribe();
            Stranger.run(() -> future.complete("a"));
        });
        ways.put(
                "deferred",
                child -> Mono.defer(() -> mono().map(value -> child.get()))
                        .map(id -> id)
                        .subscribe());
        ways.put(
                "inside flatMap of another thread",
                child -> flux().flatMap(value -> mono().map(inner -> value + inner))
                        .filter("ba"::equals)
                        .doOnNext(value -> child.run())
                        .subscribe());
        ways.put(
                "concat",
                child -> Flux.concat(
                                mono(),
                                flux(),
                                Mono.create(sink -> Stranger.run(() -> {
                                    sink.success("c");
                                })))
                        .subscribe(value -> {
                            if (value.equals("c")) {
                                child.run();
                            }
                        }));
        ways.put("merge", child -> Flux.merge(mono(), flux()).collectList().subscribe(values -> child.run()));
        ways.put(
                "zip of another thread",
                child -> Mono.zip(mono(), mono(), (left, right) -> child.get()).subscribe());
        ways.put(
                "groupBy",
                child -> flux().groupBy(value -> value)
                        .flatMap(group -> group.map(value -> group.key() + value))
                        .filter("bb"::equals)
                        .subscribe(value -> child.run()));
        ways.put(
                "using",
                child -> Flux.using(() -> "a", value -> flux(), value -> child.run())
                        .subscribe());
        ways.put(
                "another's publisher",
                child -> Flux.from(new StrangePublisher())
                        .map(value -> child.get())
                        .subscribe());
        ways.put(
                "another's publisher direct",
                child -> Mono.from(new StrangePublisher()).subscribe(value -> child.run()));
        ways.put(
                "another's subscriber",
                child -> flux().map(value -> value).subscribe(new Subscriber<String>() {
                    @Override
                    public void onSubscribe(Subscription subscription) {
                        Stranger.run(() -> subscription.request(2));
                    }

                    @Override
                    public void onNext(String value) {}

                    @Override
                    public void onError(Throwable failure) {}

                    @Override
                    public void onComplete() {
                        child.run();
                    }
                }));
        ways.put(
                "requested by another thread",
                child -> Flux.<String>generate(sink -> {
                            child.run();
                            sink.complete();
                        })
                        .map(value -> value)
                        .subscribe(new Requesting()));
        ways.put(
                "base subscriber",
                child -> flux().subscribe(new reactor.core.publisher.BaseSubscriber<String>() {
                    @Override
                    protected void hookOnNext(String value) {}

                    @Override
                    protected void hookFinally(SignalType type) {
                        child.run();
                    }
                }));
        ways.put("block on another thread", child -> {
            mono().doOnNext(value -> child.run()).block();
        });
    }

    /** Signals once, on another thread. */
    private static final class StrangePublisher implements Publisher<String> {
        @Override
        public void subscribe(Subscriber<? super String> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                @Override
                public void request(long count) {
                    Stranger.run(() -> {
                        subscriber.onNext("a");
                        subscriber.onComplete();
                    });
                }

                @Override
                public void cancel() {}
            });
        }
    }

    /** Requests on another thread. */
    private static final class Requesting implements Subscriber<String> {
        @Override
        public void onSubscribe(Subscription subscription) {
            Stranger.run(() -> subscription.request(1));
        }

        @Override
        public void onNext(String value) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
