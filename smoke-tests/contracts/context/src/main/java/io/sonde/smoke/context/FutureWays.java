package io.sonde.smoke.context;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** CompletableFuture, on its default executor, on given ones, and completed by threads that know nothing. */
final class FutureWays {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
    private static final ForkJoinPool FORK_JOIN = new ForkJoinPool(4);
    private static final Executor NEW_THREADS = task -> new Thread(task).start();
    private static final Completer COMPLETER = new Completer();

    private FutureWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put("runAsync", CompletableFuture::runAsync);
        ways.put("supplyAsync", CompletableFuture::supplyAsync);
        ways.put("runAsync in a pool", child -> CompletableFuture.runAsync(child, POOL));
        ways.put("supplyAsync in a fork-join pool", child -> CompletableFuture.supplyAsync(child, FORK_JOIN));
        ways.put("supplyAsync on new threads", child -> CompletableFuture.supplyAsync(child, NEW_THREADS));
        ways.put("thenApply", child -> later().thenApply(x -> child.get()));
        ways.put("thenApplyAsync", child -> later().thenApplyAsync(x -> child.get()));
        ways.put("thenApplyAsync in a pool", child -> later().thenApplyAsync(x -> child.get(), POOL));
        ways.put("thenApplyAsync on new threads", child -> later().thenApplyAsync(x -> child.get(), NEW_THREADS));
        ways.put(
                "thenApplyAsync of a complete one",
                child -> CompletableFuture.completedFuture("").thenApplyAsync(x -> child.get()));
        ways.put("thenAccept", child -> later().thenAccept(x -> child.run()));
        ways.put("thenAcceptAsync", child -> later().thenAcceptAsync(x -> child.run(), POOL));
        ways.put("thenRun", child -> later().thenRun(child));
        ways.put("thenRunAsync", child -> later().thenRunAsync(child));
        ways.put("handle", child -> later().handle((x, e) -> child.get()));
        ways.put("handleAsync", child -> later().handleAsync((x, e) -> child.get(), POOL));
        ways.put("whenComplete", child -> later().whenComplete((x, e) -> child.run()));
        ways.put("whenCompleteAsync", child -> later().whenCompleteAsync((x, e) -> child.run()));
        ways.put("exceptionally", child -> failing().exceptionally(e -> child.get()));
        ways.put("thenCompose", child -> later().thenCompose(x -> CompletableFuture.supplyAsync(child, POOL)));
        ways.put("thenComposeAsync", child -> later().thenComposeAsync(x -> CompletableFuture.supplyAsync(child)));
        ways.put("thenCombine", child -> later().thenCombine(later(), (x, y) -> child.get()));
        ways.put("thenCombineAsync", child -> later().thenCombineAsync(later(), (x, y) -> child.get()));
        ways.put("thenAcceptBothAsync", child -> later().thenAcceptBothAsync(later(), (x, y) -> child.run(), POOL));
        ways.put("runAfterBothAsync", child -> later().runAfterBothAsync(later(), child));
        ways.put("applyToEitherAsync", child -> later().applyToEitherAsync(later(), x -> child.get(), POOL));
        ways.put("acceptEither", child -> later().acceptEither(later(), x -> child.run()));
        ways.put("runAfterEitherAsync", child -> later().runAfterEitherAsync(later(), child));
        ways.put("allOf", child -> CompletableFuture.allOf(later(), later()).thenRunAsync(child));
        ways.put(
                "chain",
                child -> later().thenApplyAsync(x -> x)
                        .thenComposeAsync(x -> later())
                        .thenApply(x -> x)
                        .thenAcceptAsync(x -> child.run(), POOL));
    }

    private static CompletableFuture<String> later() {
        CompletableFuture<String> future = new CompletableFuture<>();
        COMPLETER.complete(future, null);
        return future;
    }

    private static CompletableFuture<String> failing() {
        CompletableFuture<String> future = new CompletableFuture<>();
        COMPLETER.complete(future, new ExpectedException());
        return future;
    }
}
