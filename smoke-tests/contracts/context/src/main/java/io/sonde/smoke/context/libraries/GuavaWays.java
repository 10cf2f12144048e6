package io.sonde.smoke.context.libraries;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFutureTask;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Listenable futures, completed by a thread that belongs to no request. */
final class GuavaWays {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
    private static final ListeningExecutorService LISTENING = MoreExecutors.listeningDecorator(POOL);
    private static final Elsewhere ELSEWHERE = new Elsewhere();

    private GuavaWays() {}

    static void addTo(Map<String, Way> ways) {
        Executor direct = MoreExecutors.directExecutor();
        ways.put("listening submit", child -> LISTENING.submit((Callable<String>) child));
        ways.put("listening execute", LISTENING::execute);
        ways.put("callback direct", child -> Futures.addCallback(completedElsewhere(), new Callback(child), direct));
        ways.put("callback on pool", child -> Futures.addCallback(completedElsewhere(), new Callback(child), POOL));
        ways.put(
                "callback of a completed future",
                child -> Futures.addCallback(Futures.immediateFuture(""), new Callback(child), POOL));
        ways.put("transform", child -> Futures.transform(completedElsewhere(), ignored -> child.get(), direct));
        ways.put("transform on pool", child -> Futures.transform(completedElsewhere(), ignored -> child.get(), POOL));
        ways.put("listener of a task", child -> {
            ListenableFutureTask<String> task = ListenableFutureTask.create(() -> "");
            task.addListener(child, direct);
            ELSEWHERE.run(task);
        });
    }

    private static SettableFuture<String> completedElsewhere() {
        SettableFuture<String> future = SettableFuture.create();
        ELSEWHERE.run(() -> future.set(""));
        return future;
    }

    /** Runs work a moment later, periodically scheduled, which belongs to no request. */
    private static final class Elsewhere {
        private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

        void run(Runnable work) {
            executor.scheduleWithFixedDelay(work, 2, 1_000_000, TimeUnit.MILLISECONDS);
        }
    }

    private static final class Callback implements FutureCallback<String> {
        private final Child child;

        Callback(Child child) {
            this.child = child;
        }

        @Override
        public void onSuccess(String result) {
            child.run();
        }

        @Override
        public void onFailure(Throwable failure) {
            failure.printStackTrace();
        }
    }
}
