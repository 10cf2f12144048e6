package io.sonde.smoke.context.asynchronous;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.SondeAgent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hundred requests at once have their work done by Reactor's operators and by coroutines; the work of each arrives in its
 * own trace, no thread keeps a call, and no call stays in the heap.
 */
class AsynchronousLibrariesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({
        "8, 3.2.22, 62",
        "17, 3.4.0, 71",
        "8, 3.8.8, 71",
        "17, 3.8.8, 71",
        "21, 3.8.8, 71",
        "25, 3.8.8, 71",
    })
    void reactor(int jdk, String version, int ways) {
        check(Jdks.require(jdk), "io.sonde.smoke.context.reactor.Main", "reactor-" + version, ways);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1.3.0, 42",
        "17, 1.4.3, 42",
        "8, 1.11.0, 42",
        "17, 1.11.0, 42",
        "21, 1.11.0, 42",
        "25, 1.11.0, 42",
    })
    void coroutines(int jdk, String version, int ways) {
        check(Jdks.require(jdk), "io.sonde.smoke.context.coroutines.MainKt", "coroutines-" + version, ways);
    }

    @ParameterizedTest
    @CsvSource({
        "8, io.sonde.smoke.context.reactor.Main, reactor-3.2.22",
        "25, io.sonde.smoke.context.reactor.Main, reactor-3.8.8",
        "8, io.sonde.smoke.context.coroutines.MainKt, coroutines-1.3.0",
        "25, io.sonde.smoke.context.coroutines.MainKt, coroutines-1.11.0",
    })
    void noCallIsLeft(int jdk, String main, String libraries) {
        try (ApplicationProcess application = run(Jdks.require(jdk), main, libraries, "50", "2")) {
            assertThat(application.stdout()).noneMatch(line -> line.startsWith("WRONG"));
            assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
            assertThat(number(application, "DURING"))
                    .as("calls that are counted during a request")
                    .isPositive();
            assertThat(number(application, "AFTER")).isLessThanOrEqualTo(Math.max(number(application, "BEFORE"), 20));
        }
    }

    private static void check(Jdk jdk, String main, String libraries, int ways) {
        try (ApplicationProcess application = run(jdk, main, libraries, "100", "1")) {
            assertThat(application.stdout()).noneMatch(line -> line.startsWith("WRONG"));
            assertThat(application.stdout().stream().filter(line -> line.startsWith("RIGHT")))
                    .as(application.output())
                    .hasSize(ways);
            assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
        }
    }

    /** The application to its end, with a number of requests at once for each way, so many times. */
    private static ApplicationProcess run(Jdk jdk, String main, String libraries, String concurrent, String rounds) {
        Path folder = Path.of(System.getProperty("context.libraries"));
        JavaCommand command = ApplicationProcess.java(jdk)
                .named(libraries)
                .main(
                        main,
                        Path.of(System.getProperty("context.classes")),
                        folder.resolve("common/*"),
                        folder.resolve(libraries + "/*"))
                .arguments(concurrent, rounds)
                .agent(SondeAgent.jar())
                .systemProperty("sonde.strict", "true")
                .systemProperty("otel.traces.exporter", "none")
                .systemProperty("sonde.server.enabled", "false");
        ApplicationProcess application = command.start();
        application.awaitLine("END", PATIENCE);
        application.awaitExit(PATIENCE);
        return application;
    }

    private static int number(ApplicationProcess application, String label) {
        return Integer.parseInt(application
                .awaitLine(label + " (-?\\d+)", Duration.ofSeconds(1))
                .group(1));
    }
}
