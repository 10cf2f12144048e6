package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One application in a fat jar of each generation of Spring Boot's launcher, which loads from jars within the jar. */
class SpringBootLaunchersIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.5.22.RELEASE, org.springframework.boot.loader.JarLauncher, 8",
        "2.7.18, org.springframework.boot.loader.JarLauncher, 11",
        "3.1.12, org.springframework.boot.loader.JarLauncher, 17",
        "3.5.16, org.springframework.boot.loader.launch.JarLauncher, 21",
        "4.1.1, org.springframework.boot.loader.launch.JarLauncher, 25"
    })
    void jarsInAJarAreTraced(String version, String launcher, int jdk) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.require(jdk))
                        .named("fat-jar")
                        .observed(receiver)
                        .jar(fatJar(version, launcher))
                        .start()) {
            assertThat(Work.traced(receiver, Work.address(process)))
                    .startsWith("3 leaf ")
                    .containsPattern("LaunchedU?R?L?ClassLoader");
            assertThat(process.metrics()
                            .sum("db_client_connection_max", Map.of("db_client_connection_pool_name", "probe")))
                    .isEqualTo(3);
            Work.assertQuiet(process);
        }
    }

    private Path fatJar(String version, String launcher) {
        List<Path> probe = Application.probe(folder);
        List<Path> libraries = new ArrayList<>(probe.subList(1, probe.size()));
        libraries.add(Libraries.H2_1);
        try (Archive jar = new Archive(
                folder.resolve("fat.jar"),
                "Main-Class",
                launcher,
                "Start-Class",
                "com.example.probe.Main",
                "Spring-Boot-Version",
                version,
                "Spring-Boot-Classes",
                "BOOT-INF/classes/",
                "Spring-Boot-Lib",
                "BOOT-INF/lib/")) {
            jar.folder("BOOT-INF/classes/", probe.get(0))
                    .jars("BOOT-INF/lib/", libraries)
                    .contents(Libraries.jar("spring-boot-loader-" + version));
            return jar.file();
        }
    }
}
