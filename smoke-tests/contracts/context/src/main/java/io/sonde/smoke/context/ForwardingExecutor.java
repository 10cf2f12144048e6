package io.sonde.smoke.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Only remembers what it is to execute. */
final class ForwardingExecutor extends AbstractExecutorService {

    private final List<Runnable> handed;

    ForwardingExecutor(List<Runnable> handed) {
        this.handed = handed;
    }

    @Override
    public void execute(Runnable task) {
        handed.add(task);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return new ArrayList<>();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
