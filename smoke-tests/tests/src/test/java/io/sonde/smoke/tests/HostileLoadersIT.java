package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class loaders that never answer the agent, and those that end in a deadlock because it asked. */
class HostileLoadersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private JavaCommand command(OtlpReceiver receiver, String how) {
        return ApplicationProcess.java(Jdks.current())
                .named("loaders")
                .observed(receiver)
                .mainOfThisClassPath(HostileLoaders.class)
                .arguments(how, folder.resolve("go-on").toString());
    }

    private void goOn() throws IOException {
        Files.createFile(folder.resolve("go-on"));
    }

    @Test
    void aLoaderThatNeverAnswersHoldsUpNobodyElse() throws IOException {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess program = command(receiver, "stuck").start()) {
            program.awaitLine("^others are loaded$", PATIENCE);
            program.awaitLine(
                    "has been waiting for \\d+ s for the class loader of .*Source; the other classes", PATIENCE);
            assertThat(program.metrics().value("sonde_classes_transformed_total", Map.of("instrumentation", "jdbc")))
                    .as("the same class in other loaders")
                    .isEqualTo(5);
            assertThat(Instrumentations.document(program.metricsPort())).contains("\"weaving\": \"at work\"");
            goOn();
            // Another class of that loader, which is not asked again.
            program.awaitLine("^goes on$", PATIENCE);
            assertThat(program.awaitExit(PATIENCE)).isZero();
        }
    }

    @Test
    void aDeadlockOfWeavingThreadsEndsAllWeaving() throws IOException {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess program = command(receiver, "deadlock").start()) {
            program.awaitLine("Nothing more is woven: thread loading is deadlocked with others", PATIENCE);
            assertThat(Instrumentations.document(program.metricsPort()))
                    .contains("\"weaving\": \"stopped: thread loading");
            assertThat(Http.get(URI.create("http://127.0.0.1:" + program.metricsPort() + "/health"))
                            .body())
                    .contains("nothing more is woven: thread loading is deadlocked");
            goOn();
            program.awaitLine("^goes on$", PATIENCE);
            assertThat(program.awaitExit(PATIENCE)).isZero();
            assertThat(program.agentLines())
                    .filteredOn(line -> line.contains("Nothing more is woven"))
                    .hasSize(1);
            assertThat(program.stdout()).containsExactly("goes on");
        }
    }
}
