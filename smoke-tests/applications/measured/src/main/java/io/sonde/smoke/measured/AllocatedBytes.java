package io.sonde.smoke.measured;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What all threads of this JVM have allocated, the agent's too. What a thread allocates between the last reading and its
 * end is lost; pools that are read more often than they let threads go lose nothing. Not thread-safe.
 */
final class AllocatedBytes {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Long, Long> byThread = Map.of();
    private long total;

    /** Bytes since the JVM started, as far as a reading saw them. */
    long read() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> now = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                now.put(ids[i], bytes[i]);
                total += bytes[i] - byThread.getOrDefault(ids[i], 0L);
            }
        }
        byThread = now;
        return total;
    }
}
