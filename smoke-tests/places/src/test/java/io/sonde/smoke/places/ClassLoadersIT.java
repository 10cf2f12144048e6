package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class loader of the application's own, which turns the order round and cannot load in parallel. */
class ClassLoadersIT {

    private static final String LOADER = "com.example.loaders.ChildFirstLoader";
    private static final int ERRANDS = 4 * 24;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void asSystemClassLoader(int jdk) {
        List<Path> classPath = classPath();
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = command(jdk, receiver)
                        .systemProperty("java.system.class.loader", LOADER)
                        .main("com.example.probe.Main", classPath.toArray(Path[]::new))
                        .start()) {
            assertThat(Work.traced(receiver, Work.address(process))).isEqualTo("3 leaf " + LOADER);
            Work.assertQuiet(process);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void underManyThreads(int jdk) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = command(jdk, receiver)
                        .main("com.example.loaders.Crowd", classPath().toArray(Path[]::new))
                        .start()) {
            assertThat(process.awaitExit(Duration.ofMinutes(4))).isZero();
            assertThat(process.stdout()).containsExactly("done " + ERRANDS);
            receiver.awaitSpans(ERRANDS, span -> "SELECT ?".equals(span.attribute("db.query.text")));
            assertThat(process.agentLines()).noneMatch(line -> line.matches("\\[sonde] (WARN|ERROR).*"));
        }
    }

    private static JavaCommand command(int jdk, OtlpReceiver receiver) {
        return ApplicationProcess.java(Jdks.require(jdk)).named("loaders").observed(receiver);
    }

    private List<Path> classPath() {
        List<Path> classPath = new ArrayList<>(Application.probe(folder));
        classPath.add(Application.compile(folder, "loaders", 8, Libraries.H2_1));
        classPath.add(Libraries.H2_1);
        return classPath;
    }
}
