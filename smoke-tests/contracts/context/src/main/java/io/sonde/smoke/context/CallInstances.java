package io.sonde.smoke.context;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Counts the agent's calls in the heap, as {@code jcmd GC.class_histogram} shows them. */
public final class CallInstances {

    /** Calls of requests, of clients and of databases. */
    private static final Pattern CALL =
            Pattern.compile("io\\.sonde\\.instrumentation\\.call\\.(Http(Server|Client)|Database)Call");

    private CallInstances() {}

    private static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
    }

    /** What is left when all has been collected: none, or what the agent keeps for good. */
    static int collectAndCount() throws Exception {
        collect();
        return count();
    }

    /** The calls that are in the heap. */
    public static int count() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        String histogram = (String) beans.invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
        int count = 0;
        for (String line : histogram.split("\n")) {
            String[] columns = line.trim().split("\\s+");
            if (columns.length > 3 && CALL.matcher(columns[3]).matches()) {
                count += Integer.parseInt(columns[1]);
            }
        }
        return count;
    }

    /** The count once it has fallen so far, or after half a minute: the agent forgets once a second what was collected. */
    static int countUntilAtMost(int limit) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        collect();
        int count = count();
        while (count > limit && System.nanoTime() < end) {
            Thread.sleep(200);
            collect();
            count = count();
        }
        return count;
    }
}
