package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The bytes that a request allocates on its thread in a real application, beside what it allocates without the agent: a
 * request to the JDK's server that lends a connection from HikariCP and asks H2 one question.
 */
class RequestCostIT {

    private static final int WARM_UP = 3000;
    private static final int REQUESTS = 500;
    private static final int ROUNDS = 3;

    /** Figures of today: 860 and 1,924; the more, the less the JVM has compiled. */
    private static final long MOST_DROPPED = 1000;

    private static final long MOST_KEPT = 2200;

    @Test
    void aRequestWithOneQueryAllocatesLittle() {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            long without = bytes(command -> command);
            long dropped =
                    bytes(command -> command.observed(receiver).systemProperty("otel.traces.sampler", "always_off"));
            long kept = bytes(command -> command.observed(receiver)
                    .systemProperty("otel.bsp.max.queue.size", Integer.toString(8 * REQUESTS)));
            System.out.println(
                    "bytes for a request with one query: " + without + " without the agent, " + (dropped - without)
                            + " more where it is dropped, " + (kept - without) + " more where it is kept");
            assertThat(dropped - without).as("dropped").isBetween(1L, MOST_DROPPED);
            assertThat(kept - without).as("kept").isBetween(1L, MOST_KEPT);
        }
    }

    private static long bytes(UnaryOperator<JavaCommand> agent) {
        try (ApplicationProcess stock =
                agent.apply(SmokeApplications.stock(Jdks.current())).start()) {
            URI item = SmokeApplications.address(stock).resolve("/items/1");
            try (RemoteThreads threads = RemoteThreads.of(stock)) {
                ask(item, WARM_UP);
                long least = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) {
                    long before = threads.allocatedBytes("pool-");
                    ask(item, REQUESTS);
                    least = Math.min(least, threads.allocatedBytes("pool-") - before);
                }
                return least / REQUESTS;
            }
        }
    }

    private static void ask(URI item, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(Http.get(item).statusCode()).isEqualTo(200);
        }
    }
}
