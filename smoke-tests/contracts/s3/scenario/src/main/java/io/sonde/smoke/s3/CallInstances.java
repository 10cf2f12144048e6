package io.sonde.smoke.s3;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the agent's calls of AWS clients in the heap, as {@code jcmd GC.class_histogram} shows them. */
final class CallInstances {

    private static final String CALL = "io.sonde.instrumentation.call.AwsCall";
    private static final long POLL_MILLIS = 50;

    private CallInstances() {}

    /** Those that are left when garbage has been collected; 0 without the agent. */
    static int count() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        for (String line : histogram.split("\n")) {
            String[] columns = line.trim().split("\\s+");
            if (columns.length >= 4 && columns[3].equals(CALL)) {
                return Integer.parseInt(columns[1]);
            }
        }
        return 0;
    }

    /** The count once it has fallen so far, or what it is after so many seconds. */
    static int awaitAtMost(int limit, int seconds) throws JMException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int count = count();
        while (count > limit && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            count = count();
        }
        return count;
    }
}
