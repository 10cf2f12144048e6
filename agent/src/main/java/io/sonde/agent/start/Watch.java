package io.sonde.agent.start;

import io.sonde.agent.diagnostics.DiagnosticsDocument;
import io.sonde.agent.health.Health;
import io.sonde.agent.health.Readiness;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.threads.AgentThreads;
import io.sonde.instrumentation.association.WeakTables;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the application's health every few seconds, says once in a line what the agent does, and has the agent forget
 * what the collector took and what is of no more use.
 */
final class Watch implements Runnable {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAUSES_BETWEEN_LOOKS = 5;
    private static final int PAUSES_BETWEEN_EXPIRIES = 30;

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
        for (int pauses = 0; ; pauses++) {
            try {
                if (summaryDue && System.nanoTime() - startNanos >= summaryNanos) {
                    summaryDue = false;
                    AgentLog.info(diagnostics.summary());
                }
                if (health != null && pauses % PAUSES_BETWEEN_LOOKS == 0) {
                    readiness.isReady();
                    health.look();
                }
                WeakTables.expungeCollected();
                if (pauses % PAUSES_BETWEEN_EXPIRIES == PAUSES_BETWEEN_EXPIRIES - 1) {
                    WeakTables.expungeExpired();
                }
            } catch (Throwable failure) { // it is to look again, when there is memory
                if (!failed) {
                    failed = true;
                    AgentLog.warn("The agent's watch failed; further failures are not reported", failure);
                }
            }
            AgentThreads.pause(this, PAUSE_NANOS);
        }
    }
}
