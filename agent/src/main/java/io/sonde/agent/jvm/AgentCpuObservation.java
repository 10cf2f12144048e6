package io.sonde.agent.jvm;

import io.sonde.agent.metrics.Observation;
import io.sonde.agent.metrics.Observer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * CPU time of Sonde's own threads. It never falls: a thread that has ended keeps the time that it had at the last scrape
 * before its end. What Sonde does in the application's threads is not in it.
 */
final class AgentCpuObservation implements Observation {
    private final Supplier<Collection<Thread>> threads;
    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();

    /** Nanoseconds by thread, as of the last scrape. */
    private Map<Thread, Long> live = new HashMap<>();

    private long ended;

    /** @throws UnsupportedOperationException if the JVM does not measure CPU time by thread */
    AgentCpuObservation(Supplier<Collection<Thread>> threads) {
        this.threads = threads;
        if (!bean.isThreadCpuTimeSupported()) {
            throw new UnsupportedOperationException("no CPU time by thread");
        }
    }

    @Override
    public void observe(Observer observer) {
        observer.value(total() / 1e9);
    }

    private synchronized long total() {
        Map<Thread, Long> now = new HashMap<>();
        long total = 0;
        for (Thread thread : threads.get()) {
            long nanos = bean.getThreadCpuTime(thread.getId());
            if (nanos >= 0) {
                now.put(thread, nanos);
                total += nanos;
            }
        }
        for (Map.Entry<Thread, Long> before : live.entrySet()) {
            if (!now.containsKey(before.getKey())) {
                ended += before.getValue();
            }
        }
        live = now;
        return ended + total;
    }
}
