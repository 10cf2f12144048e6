package io.sonde.agent.start;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.pressure.CircuitBreaker;
import io.sonde.agent.threads.AgentThreads;
import java.util.concurrent.TimeUnit;

/** Looks every second whether the application suffers from the agent or from want of memory. Its thread never ends. */
final class Guard implements Runnable {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ClassWorkWatch classWork;
    private volatile CircuitBreaker breaker;
    private boolean failed;

    Guard(ClassWorkWatch classWork) {
        this.classWork = classWork;
    }

    /** Looks after that one too from now on. */
    void add(CircuitBreaker added) {
        breaker = added;
    }

    @Override
    public void run() {
        while (true) {
            try {
                AgentThreads.pause(this, PAUSE_NANOS);
                classWork.look();
                if (breaker != null) {
                    breaker.look(System.nanoTime());
                }
            } catch (Throwable failure) { // whatever it is, it is to look again
                report(failure);
            }
        }
    }

    private void report(Throwable failure) {
        try {
            if (!failed) {
                failed = true;
                AgentLog.warn("The agent could not look after itself; further failures are not reported", failure);
            }
        } catch (Throwable reportFailed) {
            // There may be no memory for it.
        }
    }
}
