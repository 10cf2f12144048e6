package io.sonde.agent.health;

import io.sonde.agent.threads.AgentThreads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a check on a thread of the agent and waits for it no longer than it may take. One that has not come back is not
 * started again, so it holds one thread at most. Thread-safe.
 */
final class TimedCheck implements Runnable {

    private final HealthCheck check;
    private final ClassLoader contextLoader;
    private boolean running;
    private long startNanos;
    private List<ComponentHealth> result;

    /** @param contextLoader the context class loader that the check expects; null for the agent's */
    TimedCheck(HealthCheck check, ClassLoader contextLoader) {
        this.check = check;
        this.contextLoader = contextLoader;
    }

    synchronized void start() {
        if (running) {
            return;
        }
        result = null;
        startNanos = System.nanoTime();
        try {
            Thread thread = AgentThreads.newThread("sonde-health-check", this);
            if (contextLoader != null) {
                thread.setContextClassLoader(contextLoader);
            }
            thread.start();
            running = true;
        } catch (OutOfMemoryError noThread) {
            result = unknown("no thread is to be had for it");
        }
    }

    /** @param deadline by {@link System#nanoTime} */
    synchronized List<ComponentHealth> await(long deadline) {
        boolean interrupted = false;
        while (running && !interrupted && deadline - System.nanoTime() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
            } catch (InterruptedException serverEnds) {
                interrupted = true;
                Thread.currentThread().interrupt();
            }
        }
        if (!running && result != null) {
            return result;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return unknown("no answer for " + millis + " ms");
    }

    private List<ComponentHealth> unknown(String reason) {
        return Collections.singletonList(new ComponentHealth(check.name(), null).is(HealthStatus.UNKNOWN, reason));
    }

    @Override
    public void run() {
        List<ComponentHealth> found = new ArrayList<ComponentHealth>();
        try {
            check.check(found);
        } catch (Throwable failure) { // the application's checks may throw anything
            found = unknown("the check failed: " + failure.getClass().getName());
        } finally {
            synchronized (this) {
                result = found;
                running = false;
                notifyAll();
            }
        }
    }
}
