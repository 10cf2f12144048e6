package io.sonde.smoke.context.asynchronous;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.context.WorkOfRequests;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SondeAgent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hundred requests at once have their work done by Reactor's operators and by coroutines, and again; the work of each arrives in
 * its own trace and under its own request, and after these more than ten thousand no thread keeps a call, and no call stays in
 * the heap.
 */
class AsynchronousLibrariesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CLIENTS = 100;
    private static final int MOST_IN_A_CALL = 40;

    @ParameterizedTest
    @CsvSource({"8, 3.2.22, 94", "11, 3.8.8, 103", "17, 3.4.0, 103", "21, 3.8.8, 103", "25, 3.8.8, 103"})
    void reactor(int jdk, String version, int ways) {
        check(Jdks.require(jdk), "io.sonde.smoke.context.reactor.Main", "reactor-" + version, ways, 4, 2);
    }

    @ParameterizedTest
    @CsvSource({"8, 1.3.0, 39", "11, 1.11.0, 39", "17, 1.4.3, 39", "21, 1.11.0, 39", "25, 1.11.0, 39"})
    void coroutines(int jdk, String version, int ways) {
        check(Jdks.require(jdk), "io.sonde.smoke.context.coroutines.MainKt", "coroutines-" + version, ways, 3, 3);
    }

    /** What goes on a minute after its request has ended belongs to it no more; half a minute later it is let go. */
    @Test
    @Tag("soak")
    void aSubscriptionWithoutEndLetsGoOfItsRequest() {
        try (ApplicationProcess application = command(
                        Jdks.current(), "io.sonde.smoke.context.reactor.Lasting", "reactor-3.8.8")
                .agent(SondeAgent.jar())
                .systemProperty("otel.traces.exporter", "none")
                .systemProperty("sonde.server.enabled", "false")
                .start()) {
            application.awaitLine("END", PATIENCE);
            int held = Integer.parseInt(
                    application.awaitLine("HELD (\\d+)", PATIENCE).group(1));
            int left = Integer.parseInt(
                    application.awaitLine("LEFT (\\d+)", PATIENCE).group(1));
            System.out.println("[context] subscriptions without end held " + held + " calls, after "
                    + application.awaitLine("AFTER (\\d+)", PATIENCE).group(1) + " s " + left);
            assertThat(held).isGreaterThanOrEqualTo(100);
            assertThat(left).isLessThan(5);
        }
    }

    /** The mark that Reactor's subscribers get has room in them; but for the last of the chain in 3.2, which had no gap. */
    @ParameterizedTest
    @CsvSource({"8, 3.2.22, 8", "17, 3.4.0, 0", "25, 3.8.8, 0"})
    void whatASubscriptionAllocates(int jdk, String version, int mark) {
        JavaCommand command = command(Jdks.require(jdk), "io.sonde.smoke.context.reactor.Cost", "reactor-" + version);
        try (ApplicationProcess unobserved = command.start();
                ApplicationProcess observed = command.agent(SondeAgent.jar())
                        .systemProperty("otel.traces.exporter", "none")
                        .systemProperty("sonde.server.enabled", "false")
                        .start()) {
            int plain = leastBytes(unobserved, "OUTSIDE");
            int outside = leastBytes(observed, "OUTSIDE");
            int beside = leastBytes(observed, "OUTSIDE, BESIDE 2");
            int inside = leastBytes(observed, "INSIDE");
            System.out.println("[context] JDK " + jdk + ": bytes for a subscription " + plain + ", with the agent "
                    + outside + ", beside subscriptions of requests " + beside + ", in a request " + inside);
            assertThat(outside).as("outside of calls").isEqualTo(plain + mark);
            assertThat(beside).as("beside those of calls").isEqualTo(plain + mark);
            assertThat(inside - plain).as("in a call").isBetween(1, MOST_IN_A_CALL + mark);
        }
    }

    private static int leastBytes(ApplicationProcess application, String where) {
        application.awaitLine("END .*", PATIENCE);
        return application.stdout().stream()
                .filter(line -> line.startsWith(where + " bytes "))
                .mapToInt(line -> Integer.parseInt(line.split(" bytes ")[1].split(" ")[0]))
                .min()
                .orElseThrow();
    }

    private static JavaCommand command(Jdk jdk, String main, String libraries) {
        Path folder = Path.of(System.getProperty("context.libraries"));
        return ApplicationProcess.java(jdk)
                .named(libraries)
                .main(
                        main,
                        Path.of(System.getProperty("context.classes")),
                        folder.resolve("common/*"),
                        folder.resolve(libraries + "/*"));
    }

    private static void check(Jdk jdk, String main, String libraries, int followed, int strangers, int rounds) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application = command(jdk, main, libraries)
                        .arguments(String.valueOf(CLIENTS), String.valueOf(rounds))
                        .jvmArguments(WorkOfRequests.FIRST_COMPILER_ONLY)
                        .observed(receiver)
                        .systemProperty("sonde.strict", "true")
                        .systemProperty("otel.bsp.max.queue.size", "100000")
                        .start()) {
            application.awaitLine("END", PATIENCE);
            application.awaitExit(PATIENCE);
            new WorkOfRequests(receiver, application, CLIENTS, rounds)
                    .check("JDK " + jdk.version() + ", " + libraries, followed, strangers);
        }
    }
}
