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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Archives of classes that were made without the agent, by the recipe in {@code docs/start-up.md}, serve under it: the
 * application's classes come from them, and those that are targets are woven all the same.
 */
class ClassDataSharingIT {

    private static final Duration END = Duration.ofMinutes(3);
    private static final String SHARED = "source: shared objects file";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void applicationClassesComeFromTheArchive(int version) throws IOException {
        Jdk jdk = Jdks.require(version);
        Path archive = folder.resolve("stock.jsa");
        run(StockTakings.command(jdk, "complete").jvmArguments("-XX:ArchiveClassesAtExit=" + archive));
        assertThat(archive).isNotEmptyFile();

        assertServes(jdk, new String[] {"-XX:SharedArchiveFile=" + archive}, new String[0]);
    }

    /** The JVM has the application's classes before any agent begins where the cache holds them linked. */
    @Test
    void applicationClassesComeFromTheAotCache() throws IOException {
        Jdk jdk = Jdks.require(25);
        Path cache = folder.resolve("stock.aot");
        String[] asWithAnAgent = {"--add-modules", "java.instrument"};
        run(StockTakings.command(jdk, "complete")
                .jvmArguments("-XX:AOTCacheOutput=" + cache)
                .jvmArguments(asWithAnAgent));
        assertThat(cache).isNotEmptyFile();

        assertThat(assertServes(jdk, new String[] {"-XX:AOTCache=" + cache}, asWithAnAgent))
                .as("what the JVM has to say of an agent")
                .isEmpty();
    }

    /**
     * @param withoutAgent what the JVM is told where it runs without the agent
     * @return the lines that are written with the agent alone, without the agent's own
     */
    private List<String> assertServes(Jdk jdk, String[] archive, String[] withoutAgent) throws IOException {
        Path plainLog = folder.resolve("plain.log");
        List<String> usualLines = run(StockTakings.command(jdk, "complete")
                .jvmArguments(archive)
                .jvmArguments(withoutAgent)
                .jvmArguments("-Xlog:class+load:file=" + plainLog));
        List<String> plain = sharedClasses(plainLog);
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            Path observedLog = folder.resolve("observed.log");
            List<String> lines = run(StockTakings.command(jdk, "complete")
                    .observed(receiver)
                    .jvmArguments(archive)
                    .jvmArguments("-Xlog:class+load:file=" + observedLog));
            List<String> observed = sharedClasses(observedLog);
            System.out.println(jdk + ": application classes from the archive: " + plain.size() + " without, "
                    + observed.size() + " with the agent");
            assertThat(plain).hasSizeGreaterThan(300).contains("io.sonde.smoke.stock.StockTaking");
            assertThat(observed).contains("io.sonde.smoke.stock.StockTaking");
            // Only classes that are woven have to be read anew.
            assertThat(observed.size()).isGreaterThan(plain.size() * 9 / 10);
            receiver.awaitSpans(1, span -> span.name().startsWith("SELECT"));
            lines.removeAll(usualLines);
            return lines;
        }
    }

    private static List<String> sharedClasses(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(SHARED))
                .map(line -> line.substring(line.lastIndexOf("] ") + 2, line.indexOf(" source: ")))
                .filter(name -> name.startsWith("io.sonde.smoke.")
                        || name.startsWith("org.h2.")
                        || name.startsWith("com.zaxxer.")
                        || name.startsWith("org.slf4j."))
                .toList();
    }

    /** @return the lines on both outputs, without the agent's */
    private static List<String> run(JavaCommand command) {
        try (ApplicationProcess process = command.start()) {
            assertThat(process.awaitExit(END)).as(process.output()).isZero();
            List<String> lines = new ArrayList<>(process.stdout());
            lines.addAll(Output.ofApplication(process.stderr()));
            return lines;
        }
    }
}
