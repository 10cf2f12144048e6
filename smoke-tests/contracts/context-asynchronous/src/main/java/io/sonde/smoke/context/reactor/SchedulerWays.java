package io.sonde.smoke.context.reactor;

import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Chains that change threads by a scheduler. */
final class SchedulerWays {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
    private static final Scheduler OF_EXECUTOR = Schedulers.fromExecutor(POOL::execute);
    private static final Scheduler OF_SERVICE = Schedulers.fromExecutorService(POOL);

    private SchedulerWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put("schedule", child -> Schedulers.parallel().schedule(child));
        ways.put("schedule later", child -> Schedulers.single().schedule(child, 1, TimeUnit.MILLISECONDS));
        ways.put("worker", child -> Schedulers.parallel().createWorker().schedule(child));
        ways.put(
                "subscribeOn",
                child -> Mono.fromCallable(child)
                        .subscribeOn(Schedulers.parallel())
                        .subscribe());
        ways.put(
                "subscribeOn executor",
                child -> Mono.fromCallable(child).subscribeOn(OF_EXECUTOR).subscribe());
        ways.put(
                "publishOn",
                child -> Flux.range(1, 600)
                        .publishOn(Schedulers.parallel())
                        .filter(number -> number == 600)
                        .subscribe(number -> child.run()));
        ways.put(
                "publishOn twice",
                child -> Flux.range(1, 300)
                        .publishOn(OF_SERVICE)
                        .map(number -> number + 1)
                        .publishOn(OF_EXECUTOR, 2)
                        .filter(number -> number == 300)
                        .subscribe(number -> child.run()));
        ways.put(
                "subscribeOn and publishOn",
                child -> Flux.just("a", "b")
                        .hide()
                        .subscribeOn(Schedulers.single())
                        .publishOn(Schedulers.parallel())
                        .last()
                        .map(value -> child.get())
                        .subscribe());
        ways.put(
                "flatMap to a scheduler",
                child -> Flux.range(1, 20)
                        .flatMap(number -> Mono.fromCallable(() -> number)
                                .subscribeOn(Schedulers.parallel())
                                .map(SchedulerWays::passedOn))
                        .collectList()
                        .subscribe(numbers -> child.run()));
        ways.put(
                "inside flatMap",
                child -> Flux.range(1, 20)
                        .flatMap(number ->
                                Mono.just(number).publishOn(OF_EXECUTOR).doOnNext(value -> runIf(value == 20, child)))
                        .subscribe());
        ways.put(
                "parallel flux",
                child -> Flux.range(1, 64)
                        .parallel(4)
                        .runOn(Schedulers.parallel())
                        .doOnNext(value -> runIf(value == 64, child))
                        .sequential()
                        .subscribe());
        ways.put(
                "block",
                child -> Mono.fromCallable(child)
                        .subscribeOn(Schedulers.parallel())
                        .block());
        ways.put(
                "generate",
                child -> Flux.<Integer>generate(sink -> {
                            child.run();
                            sink.complete();
                        })
                        .subscribeOn(OF_SERVICE)
                        .subscribe());
        ways.put(
                "stream of another thread",
                child -> Flux.range(1, 3)
                        .publishOn(Schedulers.parallel())
                        .map(number -> {
                            runIf(number == 3, child);
                            return number;
                        })
                        .toStream()
                        .forEach(SchedulerWays::passedOn));
        ways.put(
                "cancelled",
                child -> Flux.range(1, 10)
                        .doOnCancel(child)
                        .publishOn(Schedulers.parallel())
                        .take(1)
                        .subscribe());
    }

    static void addStrangersTo(Map<String, Way> ways) {
        ways.put("schedulePeriodically", child -> {
            AtomicBoolean ran = new AtomicBoolean();
            Schedulers.parallel()
                    .schedulePeriodically(() -> runIf(ran.compareAndSet(false, true), child), 0, 1, TimeUnit.HOURS);
        });
    }

    static void runIf(boolean now, Child child) {
        if (now) {
            child.run();
        }
    }

    private static <T> T passedOn(T value) {
        return value;
    }
}
