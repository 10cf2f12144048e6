package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OptionalComponent;
import io.sonde.smoke.kit.OtlpReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image made by jlink that holds what the application needs and little else. */
class TrimmedImageIT {

    private static final Duration END = Duration.ofMinutes(2);

    /** What the application needs, and java.instrument for any agent; neither jdk.httpserver nor jdk.unsupported. */
    private static final String MODULES =
            "java.base,java.instrument,java.logging,java.management,java.naming,java.net.http,java.sql";

    @TempDir
    private Path folder;

    @Test
    void runsWithoutTheJdksHttpServer() {
        runs(Jdks.current());
    }

    /** Of the JDKs at hand, 21 and 25 are patched to a libc of their own, and images made of them start nowhere. */
    @Tag("soak")
    @ParameterizedTest
    @ValueSource(ints = 11)
    void runsSoInOtherJdks(int version) {
        runs(Jdks.require(version));
    }

    private void runs(Jdk full) {
        if (!Files.isDirectory(full.home().resolve("jmods"))) {
            throw OptionalComponent.absent("no jmods in " + full.home());
        }
        Jdk image = new Jdk(full.version(), folder.resolve("image"));
        try (ApplicationProcess jlink = ApplicationProcess.java(full)
                .named("jlink")
                .tool("jlink")
                .arguments("--add-modules", MODULES, "--output", image.home().toString())
                .start()) {
            assertThat(jlink.awaitExit(END)).as(jlink.output()).isZero();
        }
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess plain = StockTakings.command(image, "short").start();
                ApplicationProcess observed =
                        StockTakings.command(image, "short").observed(receiver).start()) {
            assertThat(plain.awaitExit(END)).as(plain.output()).isEqualTo(3);
            assertThat(observed.awaitExit(END)).as(observed.output()).isEqualTo(3);
            assertThat(observed.stdout()).isEqualTo(plain.stdout());
            assertThat(Output.ofApplication(observed.stderr())).isEqualTo(plain.stderr());
            receiver.awaitSpan(span -> span.name().equals("SELECT items"));
        }
    }
}
