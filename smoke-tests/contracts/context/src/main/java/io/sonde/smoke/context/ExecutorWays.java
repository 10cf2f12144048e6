package io.sonde.smoke.context;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** ThreadPoolExecutor, ScheduledThreadPoolExecutor, Timer and executors of the application's own. */
final class ExecutorWays {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
    private static final ExecutorService ONE = Executors.newSingleThreadExecutor();
    private static final ExecutorService CACHED = Executors.newCachedThreadPool();
    private static final ScheduledExecutorService SCHEDULED = Executors.newScheduledThreadPool(4);
    private static final java.util.Timer TIMER = new java.util.Timer(true);
    private static final Queue<Child> WAITING = new ConcurrentLinkedQueue<>();
    private static final ExecutorService OWN = new OwnExecutor();

    private static final ThreadPoolExecutor CALLER_RUNS = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());

    /** Waits for room in the queue, as many applications do. */
    private static final ThreadPoolExecutor QUEUEING =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(2), (task, executor) -> {
                try {
                    executor.getQueue().put(task);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            });

    private static final ThreadPoolExecutor BY_PRIORITY =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new PriorityBlockingQueue<>());

    private static final ThreadPoolExecutor OBSERVED =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
                @Override
                protected void afterExecute(Runnable task, Throwable thrown) {}
            };

    private ExecutorWays() {}

    private static void next() {
        WAITING.remove().run();
    }

    static void addTo(Map<String, Way> ways) {
        ways.put("execute class", POOL::execute);
        ways.put("execute lambda", child -> POOL.execute(() -> child.run()));
        ways.put("execute method reference", child -> POOL.execute(child::run));
        ways.put("execute one lambda for all", child -> {
            synchronized (WAITING) {
                WAITING.add(child);
                ONE.execute(ExecutorWays::next);
            }
        });
        ways.put(
                "execute throwing",
                child -> POOL.execute(() -> {
                    child.run();
                    throw new ExpectedException();
                }));
        ways.put("submit runnable", child -> POOL.submit((Runnable) child));
        ways.put("submit callable", child -> POOL.submit((Callable<String>) child));
        ways.put("submit lambda", child -> POOL.submit(() -> child.get()));
        ways.put("invokeAll", child -> POOL.invokeAll(Arrays.asList((Callable<String>) child, () -> "other")));
        ways.put("invokeAny", child -> POOL.invokeAny(Arrays.asList((Callable<String>) child)));
        ways.put("completion service", child -> new ExecutorCompletionService<String>(POOL).submit(child));
        ways.put("future task", child -> POOL.execute(new FutureTask<>(child, null)));
        ways.put("cached pool", CACHED::execute);
        ways.put("caller runs", CALLER_RUNS::execute);
        ways.put("rejection queues", QUEUEING::execute);
        ways.put("priority queue", child -> BY_PRIORITY.execute(new ByPriority(child)));
        ways.put("afterExecute", OBSERVED::execute);
        ways.put("nested", child -> POOL.execute(() -> CACHED.execute(() -> SCHEDULED.execute(child))));
        ways.put("schedule runnable", child -> SCHEDULED.schedule((Runnable) child, 1, TimeUnit.MILLISECONDS));
        ways.put("schedule callable", child -> SCHEDULED.schedule((Callable<String>) child, 1, TimeUnit.MILLISECONDS));
        ways.put("scheduled execute", SCHEDULED::execute);
        ways.put(
                "timer",
                child -> TIMER.schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                child.run();
                            }
                        },
                        1));
        ways.put("own executor submit", child -> OWN.submit((Callable<String>) child));
    }

    static void addStrangersTo(Map<String, Way> ways) {
        ways.put("fixed rate", child -> {
            SCHEDULED.scheduleAtFixedRate(new Once(child), 0, 1, TimeUnit.HOURS);
        });
        ways.put("fixed delay", child -> {
            SCHEDULED.scheduleWithFixedDelay(new Once(child), 0, 1, TimeUnit.HOURS);
        });
        ways.put("periodic timer", child -> TIMER.schedule(new Once(child), 0, 3_600_000));
        ways.put("worker's own start", child -> {
            ExecutorService made = Executors.newSingleThreadExecutor(task -> new Thread(() -> {
                child.run();
                task.run();
            }));
            made.execute(() -> {});
            made.shutdown();
        });
        ways.put("thread", child -> new Thread(child).start());
    }

    /** Runs the work the first time. */
    private static final class Once extends TimerTask {
        private final Child child;
        private boolean ran;

        Once(Child child) {
            this.child = child;
        }

        @Override
        public void run() {
            if (!ran) {
                ran = true;
                child.run();
            }
        }
    }

    private static final class ByPriority implements Runnable, Comparable<ByPriority> {
        private final Child child;

        ByPriority(Child child) {
            this.child = child;
        }

        @Override
        public void run() {
            child.run();
        }

        @Override
        public int compareTo(ByPriority other) {
            return 0;
        }
    }
}
