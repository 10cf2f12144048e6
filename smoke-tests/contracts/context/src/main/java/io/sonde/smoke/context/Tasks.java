package io.sonde.smoke.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An application that looks at its own tasks, in a request, and prints what it sees. */
public final class Tasks {

    private static final List<String> SEEN = new ArrayList<>();

    private Tasks() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server((request, response) -> {
            remove();
            shutdownNow();
            rejected();
            beforeAndAfter();
            priority();
            futures();
            scheduled();
            forkJoin();
            completableFutures();
            failures();
            return "done";
        });
        try (Requests requests = new Requests(server.port())) {
            requests.get("/", null);
        }
        SEEN.forEach(System.out::println);
        System.out.println("END");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void see(String what, Object value) {
        SEEN.add(what + ": " + value);
    }

    /** A pool of one thread that is busy until the latch is counted down. */
    private static ThreadPoolExecutor busy(CountDownLatch latch) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        pool.execute(() -> await(latch));
        return pool;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        ThreadPoolExecutor pool = busy(latch);
        Runnable task = new Named("removed");
        pool.execute(task);
        see("queue contains the task", pool.getQueue().contains(task));
        see("queue's head is the task", pool.getQueue().peek() == task);
        see("remove", pool.remove(task));
        see("remove again", pool.remove(task));
        see("queue after remove", pool.getQueue().size());
        FutureTask<String> future = new FutureTask<>(() -> "");
        pool.execute(future);
        see("remove future task", pool.remove(future));
        latch.countDown();
        pool.shutdown();
        see("terminated", pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    private static void shutdownNow() {
        CountDownLatch latch = new CountDownLatch(1);
        ThreadPoolExecutor pool = busy(latch);
        Runnable first = new Named("first");
        Runnable second = new Named("second");
        pool.execute(first);
        pool.execute(second);
        List<Runnable> never = pool.shutdownNow();
        see("shutdownNow", never.equals(Arrays.asList(first, second)) && never.get(0) == first);
        see("shutdownNow's classes", never.get(0).getClass() + " " + never.getClass());
        never.get(0).run();
    }

    private static void rejected() {
        List<Runnable> rejected = new ArrayList<>();
        CountDownLatch latch = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1), (task, executor) -> rejected.add(task));
        pool.execute(() -> await(latch));
        pool.execute(new Named("queued"));
        Runnable task = new Named("rejected");
        pool.execute(task);
        see("rejected is the task", rejected.size() == 1 && rejected.get(0) == task);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        try {
            pool.execute(task);
        } catch (RejectedExecutionException expected) {
            see("abort names the task", expected.getMessage().startsWith("Task rejected rejected from"));
        }
        latch.countDown();
        pool.shutdown();
    }

    private static void beforeAndAfter() throws InterruptedException {
        List<Runnable> before = new ArrayList<>();
        List<Runnable> after = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                before.add(task);
            }

            @Override
            protected void afterExecute(Runnable task, Throwable failure) {
                after.add(task);
                thrown.add(failure);
            }
        };
        Runnable task = new Named("observed");
        ExpectedException failure = new ExpectedException();
        Runnable failing = () -> {
            throw failure;
        };
        pool.execute(task);
        pool.execute(failing);
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
        see("beforeExecute", before.equals(Arrays.asList(task, failing)));
        see("afterExecute", after.equals(Arrays.asList(task, failing)));
        see("afterExecute's failures", thrown.equals(Arrays.asList(null, failure)));
    }

    private static void priority() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new PriorityBlockingQueue<>());
        pool.execute(() -> await(latch));
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        for (String name : new String[] {"c", "a", "b"}) {
            pool.execute(new Named(name) {
                @Override
                public void run() {
                    order.add(toString());
                }
            });
        }
        latch.countDown();
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
        see("by priority", order);
    }

    private static void futures() throws Exception {
        List<Object> made = new ArrayList<>();
        List<Object> executed = new ArrayList<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
            @Override
            protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
                RunnableFuture<T> future = new OwnFuture<>(callable);
                made.add(future);
                return future;
            }

            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                executed.add(task);
            }
        };
        Object submitted = pool.submit(() -> "value");
        see("future's class", submitted.getClass());
        see("future's value", ((FutureTask<?>) submitted).get());
        see("future is the one that was made", made.get(0) == submitted && executed.get(0) == submitted);
        see(
                "invokeAll",
                pool.invokeAll(Arrays.asList(() -> "x", () -> "y")).get(1).get());
        see("invokeAny", pool.invokeAny(Arrays.asList(() -> "z")));
        pool.shutdown();
        see(
                "plain future's class",
                Executors.newSingleThreadExecutor().submit(() -> {}).getClass());
        List<Runnable> handed = new ArrayList<>();
        ForwardingExecutor forwarding = new ForwardingExecutor(handed);
        see("forwarded future", forwarding.submit(() -> "f") == handed.get(0));
        see("stack of a task", depth());
    }

    /** How deep a task is in the stack of a pool's thread. */
    private static int depth() throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        try {
            CompletableFuture<Integer> depth = new CompletableFuture<>();
            pool.execute(() -> depth.complete(new Throwable().getStackTrace().length));
            return depth.get();
        } finally {
            pool.shutdown();
        }
    }

    private static void scheduled() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        Runnable task = new Named("scheduled");
        Object future = pool.schedule(task, 1, TimeUnit.HOURS);
        see("scheduled future", future.getClass());
        see("scheduled queue contains it", pool.getQueue().contains(future));
        see("scheduled remove", pool.remove((Runnable) future));
        pool.scheduleAtFixedRate(task, 1, 1, TimeUnit.HOURS);
        see("scheduled shutdownNow", pool.shutdownNow().size());
    }

    private static void forkJoin() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        Object task = pool.submit(() -> "forked");
        see("fork-join task", task.getClass());
        see("fork-join value", ((java.util.concurrent.ForkJoinTask<?>) task).get());
        try {
            pool.submit(() -> {
                        throw new ExpectedException();
                    })
                    .get();
        } catch (java.util.concurrent.ExecutionException expected) {
            see("fork-join failure", expected.getCause().getClass());
        }
        pool.shutdown();
    }

    private static void completableFutures() throws Exception {
        List<Runnable> handed = new ArrayList<>();
        CompletableFuture<String> future = CompletableFuture.supplyAsync(() -> "v", task -> handed.add(task));
        see("async task", handed.get(0).getClass());
        CompletableFuture<String> dependent = future.thenApply(x -> x + "w");
        see("dependents", future.getNumberOfDependents() + " " + dependent.getNumberOfDependents());
        handed.get(0).run();
        see("async value", future.get());
        CompletableFuture<String> failed = new CompletableFuture<>();
        failed.completeExceptionally(new ExpectedException());
        try {
            failed.thenApply(x -> x).join();
        } catch (java.util.concurrent.CompletionException expected) {
            see("failed step", expected.getCause().getClass());
        }
    }

    private static void failures() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        try {
            pool.execute(null);
        } catch (NullPointerException expected) {
            see("null task", expected.getStackTrace()[0].getMethodName());
        }
        try {
            pool.submit((Runnable) null);
        } catch (NullPointerException expected) {
            see("null submitted", expected.getStackTrace()[0].getMethodName());
        }
        try {
            ForkJoinPool.commonPool().submit((Callable<String>) null);
        } catch (NullPointerException expected) {
            see("null forked", "thrown");
        }
        pool.shutdown();
    }

    private static class Named implements Runnable, Comparable<Named> {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            // only to be looked at
        }

        @Override
        public String toString() {
            return name;
        }

        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }
    }

    private static final class OwnFuture<T> extends FutureTask<T> {
        OwnFuture(Callable<T> callable) {
            super(callable);
        }
    }
}
