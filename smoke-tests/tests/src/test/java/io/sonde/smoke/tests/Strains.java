package io.sonde.smoke.tests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program that brings itself to its limits and prints what came of it: the end of its memory and of a stack, thousands
 * of threads, and more work than there are processors. Each begins when the file exists that its argument names.
 */
final class Strains {

    private static final int THREADS = 2000;
    private static final int THREADS_WITHOUT_MEMORY = 20;
    private static final int BUSY_THREADS = 20;
    private static final int REQUESTS = 10;

    private Strains() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        while (!Files.exists(Path.of(arguments[0]))) {
            Thread.sleep(20);
        }
        outOfMemory();
        endOfStack();
        // Not before: the dispatcher of the JDK's server ends when it finds no memory, whoever took it.
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + '/';
        ask(address + "first");
        manyThreads(address);
        starved(address);
        System.out.println("done");
        while (!Files.exists(Path.of(arguments[1]))) {
            Thread.sleep(20);
        }
        System.exit(7);
    }

    private static int ask(String address) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8).length();
    }

    /** Threads that need no memory of their own call what is woven when there is none. */
    private static void outOfMemory() throws InterruptedException {
        DataSources.Fixed source = new DataSources.Fixed();
        source.getConnection();
        AtomicInteger returned = new AtomicInteger();
        AtomicInteger thrown = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(THREADS_WITHOUT_MEMORY);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(THREADS_WITHOUT_MEMORY);
        for (int i = 0; i < THREADS_WITHOUT_MEMORY; i++) {
            new Thread(() -> {
                        ready.countDown();
                        awaitWithoutFail(goOn);
                        try {
                            source.getConnection();
                            returned.incrementAndGet();
                        } catch (Throwable failure) {
                            thrown.incrementAndGet();
                        }
                        finished.countDown();
                    })
                    .start();
        }
        ready.await();
        Object[] chunks = new Object[1 << 20];
        int used = 0;
        boolean caught = false;
        for (int size = 1 << 20; size >= 16; size /= 2) {
            try {
                while (used < chunks.length) {
                    chunks[used] = new byte[size];
                    used++;
                }
            } catch (OutOfMemoryError full) {
                caught = true;
            }
        }
        goOn.countDown();
        awaitWithoutFail(finished);
        for (int i = 0; i < used; i++) {
            chunks[i] = null;
        }
        System.out.println("out of memory: " + caught + ", returned " + returned + ", thrown " + thrown);
    }

    private static void awaitWithoutFail(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    /** Calls what is woven at every distance from the end of a stack. */
    private static void endOfStack() throws InterruptedException {
        Descent descent = new Descent();
        Thread thread = new Thread(null, descent, "descent", 512 * 1024);
        thread.start();
        thread.join();
        System.out.println("end of stack: " + (descent.completed > 100) + ", returned what completed "
                + (descent.completed == descent.returned));
    }

    private static final class Descent implements Runnable {

        private final DataSources.Fixed source = new DataSources.Fixed();
        private int completed;
        private int returned;

        @Override
        @SuppressWarnings("InfiniteRecursion") // that is what it is for
        public void run() {
            try {
                run();
            } catch (StackOverflowError full) {
                attempt();
                return;
            }
            attempt();
        }

        private void attempt() {
            int before = source.connections;
            try {
                source.getConnection();
                returned++;
            } catch (StackOverflowError full) {
                // There was no room for the call.
            }
            completed += source.connections - before;
        }
    }

    private static void manyThreads(String address) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        AtomicLong sum = new AtomicLong();
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(THREADS);
        CountDownLatch finished = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            new Thread(() -> {
                        all.countDown();
                        awaitQuietly(all);
                        try {
                            sum.addAndGet(CompletableFuture.supplyAsync(() -> number, pool)
                                    .thenApply(value -> value * 2)
                                    .get());
                            if (number % 20 == 0) {
                                sum.addAndGet(ask(address + number));
                            }
                        } catch (Exception failure) {
                            failures.incrementAndGet();
                        }
                        finished.countDown();
                    })
                    .start();
        }
        finished.await();
        pool.shutdown();
        System.out.println("threads: " + sum + ", failures " + failures);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static void starved(String address) throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> busy = new ArrayList<>();
        for (int i = 0; i < BUSY_THREADS; i++) {
            Thread thread = new Thread(() -> {
                while (end.getCount() > 0) {
                    Thread.onSpinWait();
                }
            });
            thread.setDaemon(true);
            thread.start();
            busy.add(thread);
        }
        int sum = 0;
        for (int i = 0; i < REQUESTS; i++) {
            sum += ask(address + "starved/" + i);
        }
        end.countDown();
        System.out.println("starved: " + sum);
    }

    /** What instrumentation takes for a library. */
    static final class DataSources {

        private DataSources() {}

        /** Hands out nothing, and needs no memory for it. */
        static final class Fixed extends HostileLoaders.Base {

            private int connections;

            @Override
            public Connection getConnection() {
                connections++;
                return null;
            }

            @Override
            public Connection getConnection(String user, String password) {
                return getConnection();
            }
        }
    }
}
