package io.sonde.smoke.context;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Completes futures a moment later, on a thread that belongs to no request. */
final class Completer {

    private final BlockingQueue<Due> queue = new DelayQueue<Due>();

    Completer() {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    queue.take().complete();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    void complete(CompletableFuture<String> future, Throwable failure) {
        queue.add(new Due(future, failure));
    }

    private static final class Due implements Delayed {
        private final CompletableFuture<String> future;
        private final Throwable failure;
        private final long time = System.nanoTime() + 1_000_000;

        Due(CompletableFuture<String> future, Throwable failure) {
            this.future = future;
            this.failure = failure;
        }

        void complete() {
            if (failure == null) {
                future.complete("");
            } else {
                future.completeExceptionally(failure);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(time, ((Due) other).time);
        }
    }
}
