package io.sonde.smoke.context;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.stream.IntStream;

/** ForkJoinPool, the common pool and parallel streams. */
final class ForkJoinWays {

    private static final ForkJoinPool POOL = new ForkJoinPool(4);

    private ForkJoinWays() {}

    static void addTo(Map<String, Way> ways) {
        ways.put("fork-join execute", child -> POOL.execute((Runnable) child));
        ways.put("fork-join submit runnable", child -> POOL.submit((Runnable) child));
        ways.put("fork-join submit callable", child -> POOL.submit((Callable<String>) child));
        ways.put("fork-join submit task", child -> POOL.submit(new Forking(child, 2)));
        ways.put("fork-join invoke", child -> POOL.invoke(new Forking(child, 2)));
        ways.put("fork-join invokeAll", child -> POOL.invokeAll(Arrays.asList((Callable<String>) child)));
        ways.put("fork-join adapted", child -> POOL.execute(ForkJoinTask.adapt((Runnable) child)));
        ways.put("fork in the common pool", child -> new Forking(child, 2).fork());
        ways.put("counted completer", child -> POOL.execute(new Completer(child)));
        ways.put("common pool", child -> ForkJoinPool.commonPool().execute(child));
        ways.put(
                "parallel stream",
                child -> IntStream.range(0, 64).parallel().forEach(i -> {
                    if (i == 63) {
                        child.run();
                    }
                }));
        ways.put(
                "parallel stream in a pool",
                child -> POOL.submit(() -> IntStream.range(0, 64).parallel().forEach(i -> {
                    if (i == 0) {
                        child.run();
                    }
                })));
    }

    private static final class Forking extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final transient Child child;
        private final int depth;

        Forking(Child child, int depth) {
            this.child = child;
            this.depth = depth;
        }

        @Override
        protected void compute() {
            if (depth == 0) {
                child.run();
            } else {
                new Forking(child, depth - 1).fork();
            }
        }
    }

    private static final class Completer extends CountedCompleter<Void> {
        private static final long serialVersionUID = 1;
        private final transient Child child;

        Completer(Child child) {
            this.child = child;
        }

        @Override
        public void compute() {
            child.run();
            tryComplete();
        }
    }
}
