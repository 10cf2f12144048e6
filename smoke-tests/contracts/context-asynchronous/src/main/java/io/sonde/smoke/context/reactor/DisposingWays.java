package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Way;
import java.util.Map;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a sink does when a thread that belongs to no request ends it. */
final class DisposingWays {

    private DisposingWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put(
                "flux sink disposes when complete",
                child -> Flux.create(sink -> {
                            sink.onDispose(child::run);
                            Stranger.run(() -> sink.next("a").complete());
                        })
                        .map(value -> value)
                        .subscribe());
        ways.put(
                "flux sink disposes at an error",
                child -> Flux.push(sink -> {
                            sink.onDispose(child::run);
                            Stranger.run(() -> sink.error(new IllegalStateException("expected")));
                        })
                        .onErrorResume(failure -> Flux.empty())
                        .subscribe());
        ways.put("flux sink disposes when cancelled", child -> {
            Disposable subscription =
                    Flux.create(sink -> sink.onDispose(child::run)).subscribe();
            Stranger.run(subscription::dispose);
        });
        ways.put("flux sink is cancelled", child -> {
            Disposable subscription =
                    Flux.create(sink -> sink.onCancel(child::run)).subscribe();
            Stranger.run(subscription::dispose);
        });
        ways.put(
                "mono sink disposes",
                child -> Mono.create(sink -> {
                            sink.onDispose(child::run);
                            Stranger.run(sink::success);
                        })
                        .map(value -> value)
                        .subscribe());
        ways.put("mono sink is cancelled", child -> {
            Disposable subscription =
                    Mono.create(sink -> sink.onCancel(child::run)).subscribe();
            Stranger.run(subscription::dispose);
        });
    }
}
