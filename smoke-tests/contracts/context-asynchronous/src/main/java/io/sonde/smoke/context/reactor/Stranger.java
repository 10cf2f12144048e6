package io.sonde.smoke.context.reactor;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread that belongs to no request and runs what stands in a queue, as a client's event loop does. */
final class Stranger {

    private static final BlockingQueue<Runnable> QUEUE = new LinkedBlockingQueue<>();

    static {
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(Stranger::runAll);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private Stranger() {}

    /** Has it run there, after some others that wait. */
    static void run(Runnable task) {
        QUEUE.add(task);
    }

    private static void runAll() {
        try {
            while (true) {
                QUEUE.take().run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
