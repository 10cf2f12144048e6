package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of classes that was made without the agent still serves under it. */
class ClassDataSharingIT {

    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void applicationClassesComeFromTheArchive() throws IOException {
        Jdk jdk = Jdks.require(25);
        Path archive = folder.resolve("stock.jsa");
        run(StockTakings.command(jdk, "complete").jvmArguments("-XX:ArchiveClassesAtExit=" + archive));
        assertThat(archive).isNotEmptyFile();

        List<String> plain = sharedClasses(StockTakings.command(jdk, "complete"), archive);
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            List<String> observed =
                    sharedClasses(StockTakings.command(jdk, "complete").observed(receiver), archive);
            System.out.println("application classes from the archive: " + plain.size() + " without, " + observed.size()
                    + " with the agent");
            assertThat(plain).hasSizeGreaterThan(300).contains("io.sonde.smoke.stock.StockTaking");
            assertThat(observed).contains("io.sonde.smoke.stock.StockTaking");
            // Only classes that are woven have to be read anew.
            assertThat(observed.size()).isGreaterThan(plain.size() * 9 / 10);
        }
    }

    private List<String> sharedClasses(JavaCommand command, Path archive) throws IOException {
        Path log = Files.createTempFile(folder, "classes", ".log");
        run(command.jvmArguments("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + log));
        return Files.readAllLines(log).stream()
                .filter(line -> line.endsWith("source: shared objects file (top)"))
                .map(line -> line.substring(line.lastIndexOf("] ") + 2, line.indexOf(" source: ")))
                .filter(name -> name.startsWith("io.sonde.smoke.")
                        || name.startsWith("org.h2.")
                        || name.startsWith("com.zaxxer.")
                        || name.startsWith("org.slf4j."))
                .toList();
    }

    private static void run(JavaCommand command) {
        try (ApplicationProcess process = command.start()) {
            assertThat(process.awaitExit(END)).as(process.output()).isZero();
        }
    }
}
