package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Sinks of many requests, into which another one emits. They came with 3.4, like some more. */
final class SinkWays {

    private SinkWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put(
                "bounded elastic",
                child -> Mono.fromCallable(child)
                        .subscribeOn(Schedulers.boundedElastic())
                        .subscribe());
        ways.put(
                "delaySequence",
                child -> Flux.range(0, 3)
                        .delaySequence(Duration.ofMillis(1))
                        .subscribe(number -> TimeWays.runLast(number, child)));
        ways.put(
                "windowTimeout",
                child -> Flux.just("a")
                        .concatWith(Flux.never())
                        .windowTimeout(10, Duration.ofMillis(50))
                        .flatMap(window -> window.collectList().map(values -> child.get()))
                        .take(1)
                        .subscribe());
        ways.put("multicast best effort", new Hot(() -> Sinks.many().multicast().directBestEffort()));
        ways.put("multicast buffered", new Hot(() -> Sinks.many().multicast().onBackpressureBuffer(10_000, false)));
        ways.put("replay limited", new Hot(() -> Sinks.many().replay().limit(1)));
        ways.put("unicast", child -> {
            Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
            sink.asFlux().map(value -> child.get()).subscribe();
            Stranger.run(() -> sink.tryEmitNext("a"));
        });
        ways.put("sink of one", child -> {
            Sinks.One<String> sink = Sinks.one();
            sink.asMono().map(value -> child.get()).subscribe();
            Stranger.run(() -> sink.tryEmitValue("a"));
        });
        ways.put("empty sink", child -> {
            Sinks.Empty<String> sink = Sinks.empty();
            sink.asMono().doOnTerminate(child).subscribe();
            Stranger.run(sink::tryEmitEmpty);
        });
    }

    /** One sink for all: a request emits what another one waits for, and now and then a thread of nobody does. */
    private static final class Hot implements Way {
        private final Sinks.Many<Child> sink;
        private final Flux<Child> flux;
        private final Queue<Child> waiting = new ConcurrentLinkedQueue<>();

        Hot(Supplier<Sinks.Many<Child>> supplier) {
            sink = supplier.get();
            flux = sink.asFlux();
            flux.subscribe();
        }

        @Override
        public void handOver(Child child) {
            flux.filter(emitted -> emitted == child).take(1).subscribe(Child::run);
            Child other = waiting.poll();
            waiting.add(child);
            emit(other);
            Stranger.run(() -> {
                for (Child left = waiting.poll(); left != null; left = waiting.poll()) {
                    emit(left);
                }
            });
        }

        /** One at a time, as sinks want it: whoever else emits waits. */
        private void emit(Child child) {
            if (child != null) {
                synchronized (sink) {
                    sink.emitNext(child, Sinks.EmitFailureHandler.FAIL_FAST);
                }
            }
        }
    }
}
