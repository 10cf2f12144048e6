package io.sonde.smoke.context;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Prints the nanoseconds and bytes of a hand-over to a pool of one thread, outside of requests and in one. */
public final class Cost {

    private static final int BATCH = 10_000;
    private static final int BATCHES = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Cost() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server((request, response) -> measure());
        measure();
        System.out.println("OUTSIDE " + measure());
        try (Requests requests = new Requests(server.port())) {
            requests.get("/", null);
            System.out.println("INSIDE " + requests.get("/", null));
            System.out.println("INSIDE " + requests.get("/", null));
        }
        System.out.println("OUTSIDE " + measure());
        System.out.println("END");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String measure() throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        Task task = new Task();
        long worker = pool.submit(() -> Thread.currentThread().getId()).get();
        long self = Thread.currentThread().getId();
        batch(pool, task);
        long bytes = THREADS.getThreadAllocatedBytes(self) + THREADS.getThreadAllocatedBytes(worker);
        long start = System.nanoTime();
        for (int i = 0; i < BATCHES; i++) {
            batch(pool, task);
        }
        long nanos = System.nanoTime() - start;
        bytes = THREADS.getThreadAllocatedBytes(self) + THREADS.getThreadAllocatedBytes(worker) - bytes;
        pool.shutdown();
        int count = BATCH * BATCHES;
        return "bytes " + bytes / (double) count + " nanos " + nanos / count;
    }

    /**
     * Each task is another object, as tasks are; its 16 bytes count in every measurement alike. All are queued before the
     * first runs, because threads that wait for one another allocate.
     */
    private static void batch(ThreadPoolExecutor pool, Task task) {
        task.mayRun = false;
        int until = task.runs + BATCH;
        for (int i = 0; i < BATCH; i++) {
            pool.execute(new OneTime(task));
        }
        task.mayRun = true;
        while (task.runs < until) {
            Thread.yield();
        }
    }

    private static final class Task {
        volatile boolean mayRun = true;
        volatile int runs;
    }

    private static final class OneTime implements Runnable {
        private final Task task;

        OneTime(Task task) {
            this.task = task;
        }

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread runs them all
        public void run() {
            while (!task.mayRun) {
                Thread.yield();
            }
            task.runs++;
        }
    }
}
