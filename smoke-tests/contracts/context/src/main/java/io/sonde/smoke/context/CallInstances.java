package io.sonde.smoke.context;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Counts the agent's calls in the heap, as {@code jcmd GC.class_histogram} shows them. */
final class CallInstances {

    private CallInstances() {}

    static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
    }

    /** The calls that are in the heap. */
    static int count() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        String histogram = (String) beans.invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
        int count = 0;
        for (String line : histogram.split("\n")) {
            if (line.contains("io.sonde.instrumentation.call.Http")) {
                String[] columns = line.trim().split("\\s+");
                count += Integer.parseInt(columns[1]);
            }
        }
        return count;
    }

    /** Something to do between two counts. */
    interface Step {
        void take() throws Exception;
    }

    /** The count once it has fallen so far, or after half a minute. */
    static int countUntilAtMost(int limit, Step between) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        int count = count();
        while (count > limit && System.nanoTime() < end) {
            Thread.sleep(100);
            collect();
            between.take();
            count = count();
        }
        return count;
    }
}
