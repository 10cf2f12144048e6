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
 * A hundred requests at once have their work done by Reactor's operators and by coroutines, and once more; the work of each
 * arrives in its own trace and under its own request, no thread keeps a call, and no call stays in the heap.
 */
class AsynchronousLibrariesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CLIENTS = 100;
    private static final int ROUNDS = 2;

    @ParameterizedTest
    @CsvSource({"8, 3.2.22, 76, 2", "11, 3.8.8, 86, 1", "17, 3.4.0, 85, 2", "21, 3.8.8, 86, 1", "25, 3.8.8, 86, 1"})
    void reactor(int jdk, String version, int ways, int strangers) {
        check(Jdks.require(jdk), "io.sonde.smoke.context.reactor.Main", "reactor-" + version, ways, strangers);
    }

    @ParameterizedTest
    @CsvSource({"8, 1.3.0, 39", "11, 1.11.0, 39", "17, 1.4.3, 39", "21, 1.11.0, 39", "25, 1.11.0, 39"})
    void coroutines(int jdk, String version, int ways) {
        check(Jdks.require(jdk), "io.sonde.smoke.context.coroutines.MainKt", "coroutines-" + version, ways, 3);
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

    private static void check(Jdk jdk, String main, String libraries, int followed, int strangers) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application = command(jdk, main, libraries)
                        .arguments(String.valueOf(CLIENTS), String.valueOf(ROUNDS))
                        .jvmArguments(WorkOfRequests.FIRST_COMPILER_ONLY)
                        .observed(receiver)
                        .systemProperty("sonde.strict", "true")
                        .systemProperty("otel.bsp.max.queue.size", "100000")
                        .start()) {
            application.awaitLine("END", PATIENCE);
            application.awaitExit(PATIENCE);
            new WorkOfRequests(receiver, application, CLIENTS, ROUNDS)
                    .check("JDK " + jdk.version() + ", " + libraries, followed, strangers);
        }
    }
}
