package com.example.loaders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads ask new loaders, each at once, for the same classes and run what they get. */
public final class Crowd {

    private static final int LOADERS = 4;
    private static final int THREADS = 24;

    private Crowd() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int done = 0;
        for (int i = 0; i < LOADERS; i++) {
            ClassLoader loader = new ChildFirstLoader(Crowd.class.getClassLoader());
            CyclicBarrier barrier = new CyclicBarrier(THREADS);
            List<Future<?>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                results.add(threads.submit(() -> {
                    barrier.await();
                    return ((Callable<?>) loader.loadClass("com.example.loaders.Errand")
                                    .getConstructor()
                                    .newInstance())
                            .call();
                }));
            }
            for (Future<?> result : results) {
                done += (Integer) result.get();
            }
        }
        threads.shutdown();
        System.out.println("done " + done);
    }
}
