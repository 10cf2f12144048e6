package io.sonde.smoke.s3.awssdk2;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Measures the time and the bytes that a GetObject takes on its thread. */
final class Cost {

    private static final int WARM_UP = 3000;
    private static final int ROUNDS = 5;
    private static final int OPERATIONS = 1000;

    private Cost() {}

    static void run(String endpoint) throws Exception {
        SyncStore store =
                new SyncStore(endpoint, "local-identity", "local-credential", UrlConnectionHttpClient.create());
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        measure(store, WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            long bytes = threads.getThreadAllocatedBytes(self);
            long cpu = threads.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            measure(store, OPERATIONS);
            System.out.println("cost bytes " + (threads.getThreadAllocatedBytes(self) - bytes) / OPERATIONS
                    + " cpu-ns " + (threads.getCurrentThreadCpuTime() - cpu) / OPERATIONS
                    + " wall-ns " + (System.nanoTime() - wall) / OPERATIONS);
        }
    }

    private static void measure(SyncStore store, int operations) throws Exception {
        byte[] buffer = new byte[8192];
        for (int i = 0; i < operations; i++) {
            try (InputStream content = store.get("shelf", "a/one")) {
                while (content.read(buffer) >= 0) {
                    continue;
                }
            }
        }
    }
}
