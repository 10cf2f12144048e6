package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Publishers that are not Reactor's and begin on any thread, and subscribers of the application's own. */
final class StrangeWays {

    private StrangeWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put(
                "subscribed to on another thread",
                child -> Flux.from(new Late()).map(value -> child.get()).subscribe());
        ways.put(
                "subscribed to on another thread, a lambda",
                child -> Flux.from(lambda()).map(value -> child.get()).subscribe());
        ways.put(
                "subscribed to on another thread, one",
                child -> Mono.from(new Late()).map(value -> child.get()).subscribe());
        ways.put(
                "subscribed to on another thread, one of a lambda",
                child -> Mono.from(lambda()).map(value -> child.get()).subscribe());
        ways.put(
                "subscribed to on another thread, inside flatMap",
                child -> Flux.just("a", "b").flatMap(value -> new Late()).last().subscribe(value -> child.run()));
        ways.put(
                "flux of the application's own",
                child -> new LateFlux()
                        .filter("a"::equals)
                        .map(value -> child.get())
                        .subscribe());
        ways.put("subscribed to in another's request", new Shared());
        ways.put("subscriber of the application's own", child -> new LateFlux().subscribe(new Own(child)));
        ways.put(
                "subscriber of the application's own, of a sink",
                child -> Flux.<String>create(
                                sink -> Stranger.run(() -> sink.next("a").complete()))
                        .subscribe(new Own(child)));
    }

    private static Publisher<String> lambda() {
        return StrangeWays::signalLater;
    }

    private static void signalLater(Subscriber<? super String> subscriber) {
        Stranger.run(() -> signal(subscriber));
    }

    /** Subscribes and completes with one element, on this thread. */
    static void signal(Subscriber<? super String> subscriber) {
        subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        });
        subscriber.onNext("a");
        subscriber.onComplete();
    }

    private static final class Late implements Publisher<String> {
        @Override
        public void subscribe(Subscriber<? super String> subscriber) {
            signalLater(subscriber);
        }
    }

    private static final class LateFlux extends Flux<String> {
        @Override
        public void subscribe(CoreSubscriber<? super String> subscriber) {
            signalLater(subscriber);
        }
    }

    /** Knows the type of what it gets, so that the compiler makes a bridge for the interface's method. */
    private static final class Own implements CoreSubscriber<String> {
        private final Child child;

        Own(Child child) {
            this.child = child;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(String value) {
            child.run();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    /** A request answers the subscriber of another one; now and then a thread of nobody does. */
    private static final class Shared implements Way {
        private final Queue<Subscriber<? super String>> waiting = new ConcurrentLinkedQueue<>();

        @Override
        public void handOver(Child child) {
            Subscriber<? super String> other = waiting.poll();
            Publisher<String> answered = waiting::add;
            Flux.from(answered).map(value -> child.get()).subscribe();
            if (other != null) {
                signal(other);
            }
            Stranger.run(() -> {
                for (Subscriber<? super String> left = waiting.poll(); left != null; left = waiting.poll()) {
                    signal(left);
                }
            });
        }
    }
}
