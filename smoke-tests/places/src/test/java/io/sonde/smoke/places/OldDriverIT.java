package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A driver whose class files are too old for {@code invokedynamic}, behind a loader that hides the agent's classes. */
class OldDriverIT {

    private static final int JAVA_6 = 50;
    private static final int LOADERS = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void isTraced(int jdk) throws IOException {
        Path driver = Libraries.jar("hsqldb-1.8.0.10");
        Path application = Application.compile(folder, "old-driver", 8, driver);
        Path dump = Files.createDirectory(folder.resolve("woven"));
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.require(jdk))
                        .named("old-driver")
                        .observed(receiver)
                        .systemProperty("sonde.debug.dump-classes", "org.hsqldb.*")
                        .systemProperty("sonde.debug.dump-directory", dump.toString())
                        .main("com.example.old.Main", application, driver)
                        .start()) {
            assertThat(process.awaitExit(Duration.ofMinutes(2)))
                    .as(process.output())
                    .isZero();
            assertThat(process.stdout()).containsExactly("sum 12");
            receiver.awaitSpans(LOADERS, span -> "SELECT SUM(id) FROM items".equals(text(span)));
            receiver.awaitSpans(3 * LOADERS, span -> isInsert(span) && !failed(span));
            receiver.awaitSpans(LOADERS, span -> isInsert(span) && failed(span));
            assertThat(receiver.spans())
                    .allSatisfy(
                            span -> assertThat(span.attribute("db.system.name")).isEqualTo("hsqldb"));
            assertThat(process.agentLines()).noneMatch(line -> line.matches("\\[sonde] (WARN|ERROR).*"));
            assertNumbered(dump);
        }
    }

    private static String text(ReceivedSpan span) {
        return String.valueOf(span.attribute("db.query.text"));
    }

    private static boolean isInsert(ReceivedSpan span) {
        return text(span).startsWith("INSERT INTO items");
    }

    private static boolean failed(ReceivedSpan span) {
        return span.attribute("error.type") != null;
    }

    /** They were woven with what the test is about. */
    private static void assertNumbered(Path dump) throws IOException {
        try (Stream<Path> files = Files.list(dump)) {
            List<Path> woven = files.filter(file -> file.toString().endsWith(".after.class"))
                    .toList();
            assertThat(woven)
                    .hasSizeGreaterThanOrEqualTo(3 * LOADERS)
                    .allSatisfy(file -> assertThat(majorVersion(file)).isLessThanOrEqualTo(JAVA_6))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .contains("java/lang/SondeCallSites")
                            .doesNotContain("io/sonde/bootstrap"));
        }
    }

    private static int majorVersion(Path classFile) {
        try (DataInputStream stream = new DataInputStream(Files.newInputStream(classFile))) {
            stream.readInt();
            stream.readUnsignedShort();
            return stream.readUnsignedShort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
