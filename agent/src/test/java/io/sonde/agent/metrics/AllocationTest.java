package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Recording to a series that exists allocates nothing, by reference and by lookup. */
final class AllocationTest {
    private static final int ROUNDS = 100_000;
    private static final int PASSES = 5;

    private final TestRegistry test = new TestRegistry();
    private final HistogramFamily operations = test.registry.requests(
            "db_client_operations_total",
            "Operations.",
            "db_client_operation_duration_seconds",
            "Duration.",
            Buckets.LATENCY,
            LabelNames.of("a", "b", "c", "d", "e", "f", "g", "h"));
    private final GaugeFamily active = test.registry.gauge("active_requests", "Active.", LabelNames.of("method"));
    private final CounterFamily messages =
            test.registry.counter("messages_total", "Messages.", LabelNames.of("method", "direction"));

    /** Equal to the values of the series but not identical to them. */
    private final String equal = new String("postgresql");

    @Test
    void aHitAllocatesNothing() {
        operations.series("postgresql", "b", "c", "d", "e", "f", null, "h").record(1);
        HistogramSeries kept = operations.series("postgresql", "b", "c", "d", "e", "f", "", "h");
        active.series("GET").increment();
        messages.series("m", "sent").increment();

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            // the JVM itself may allocate in a pass, when it compiles; a record that allocates does so in every pass
            long before = threads.getThreadAllocatedBytes(thread);
            run(kept);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertThat(allocated).as("bytes in %d rounds", ROUNDS).isZero();
        assertThat(kept.count(0) + kept.count(2)).isEqualTo(1 + 2L * PASSES * ROUNDS);
    }

    private void run(HistogramSeries kept) {
        for (int i = 0; i < ROUNDS; i++) {
            kept.record(i & 1);
            operations.series(equal, "b", "c", "d", "e", "f", null, "h").record(5_000_000);
            GaugeSeries gauge = active.series("GET");
            gauge.increment();
            gauge.decrement();
            messages.series("m", "sent").add(3);
        }
    }
}
