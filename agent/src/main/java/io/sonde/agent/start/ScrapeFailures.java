package io.sonde.agent.start;

import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.metrics.ScrapeFailureListener;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once of each metric that it could not be read. */
final class ScrapeFailures implements ScrapeFailureListener {

    private final Set<String> reported = Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>());

    @Override
    public void scrapeFailed(String metric, Throwable failure) {
        if (reported.add(metric)) {
            AgentLog.warn("Metric " + metric + " could not be read", failure);
        }
    }
}
