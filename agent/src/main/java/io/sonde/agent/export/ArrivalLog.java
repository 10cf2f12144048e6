package io.sonde.agent.export;

import io.sonde.agent.logging.AgentLog;
import java.util.concurrent.TimeUnit;

/**
 * Says once when batches cease to arrive and once when they do again. A backend that comes and goes is mentioned once a
 * minute. For one thread.
 */
final class ArrivalLog {

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String destination;
    private boolean failureSaid;
    private boolean rejectionSaid;
    private boolean everSaid;
    private long saidNanos;
    private int unsaid;

    ArrivalLog(String destination) {
        this.destination = destination;
    }

    /**
     * A batch did not arrive.
     *
     * @param now {@link System#nanoTime()}
     */
    void failed(String reason, long now) {
        if (failureSaid) {
            return;
        }
        if (everSaid && now - saidNanos < PAUSE_NANOS) {
            unsaid++;
            return;
        }
        AgentLog.warn("Traces do not arrive at " + destination + " and are dropped until they do (" + reason + ")"
                + (unsaid == 0 ? "" : "; so it was with " + unsaid + " batches since this was last said"));
        failureSaid = true;
        everSaid = true;
        saidNanos = now;
        unsaid = 0;
    }

    /** A batch has arrived. */
    void arrived() {
        if (failureSaid) {
            failureSaid = false;
            AgentLog.info("Traces arrive again at " + destination);
        }
    }

    /** The backend has taken a batch but for some of its spans, or with a warning. */
    void partly(int rejected, int spans, String message) {
        if (rejectionSaid || (rejected == 0 && message.isEmpty())) {
            return;
        }
        rejectionSaid = true;
        String said = message.isEmpty() ? "" : ": " + message;
        if (rejected == 0) {
            AgentLog.warn(destination + " took a batch and said" + said);
        } else {
            AgentLog.warn(destination + " rejected " + rejected + " of " + spans
                    + " spans of a batch; further ones are only counted" + said);
        }
    }
}
