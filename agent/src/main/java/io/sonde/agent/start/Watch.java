package io.sonde.agent.start;

import io.sonde.agent.diagnostics.DiagnosticsDocument;
import io.sonde.agent.health.Health;
import io.sonde.agent.health.Readiness;
import io.sonde.agent.logging.AgentLog;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at the application's health every few seconds, and says once in a line what the agent does. */
final class Watch implements Runnable {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Health health;
    private final Readiness readiness;
    private final DiagnosticsDocument diagnostics;
    private final long startNanos;
    private final long summaryNanos;

    /**
     * @param health null if nobody can ask for it
     * @param summaryMillis how long after the start the line is due; 0 for never
     */
    Watch(Health health, Readiness readiness, DiagnosticsDocument diagnostics, long startNanos, long summaryMillis) {
        this.health = health;
        this.readiness = readiness;
        this.diagnostics = diagnostics;
        this.startNanos = startNanos;
        this.summaryNanos = TimeUnit.MILLISECONDS.toNanos(summaryMillis);
    }

    @Override
    public void run() {
        boolean summaryDue = summaryNanos > 0;
        boolean failed = false;
        while (summaryDue || health != null) {
            try {
                long sinceStart = System.nanoTime() - startNanos;
                if (summaryDue && sinceStart >= summaryNanos) {
                    summaryDue = false;
                    AgentLog.info(diagnostics.summary());
                }
                if (health != null) {
                    readiness.isReady();
                    health.look();
                }
                pause(summaryDue ? Math.min(summaryNanos - sinceStart, PAUSE_NANOS) : PAUSE_NANOS);
            } catch (Throwable failure) { // it is to look again, when there is memory
                if (!failed) {
                    failed = true;
                    AgentLog.warn("Health could not be looked at; further failures are not reported", failure);
                }
                pause(PAUSE_NANOS);
            }
        }
    }

    private void pause(long nanos) {
        long deadline = System.nanoTime() + nanos;
        for (long remaining = nanos; remaining > 0; remaining = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, remaining);
            // An application that interrupts every thread it finds must not make this one spin.
            Thread.interrupted();
        }
    }
}
