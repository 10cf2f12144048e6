package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.SondeAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's jar as a program. */
class CommandLineIT {

    @TempDir
    Path folder;

    private static String run(Jdk jdk, int exitCode, String... arguments) {
        try (ApplicationProcess process = ApplicationProcess.java(jdk)
                .named("sonde-agent.jar")
                .jar(SondeAgent.jar())
                .arguments(arguments)
                .start()) {
            assertThat(process.awaitExit(Duration.ofSeconds(60)))
                    .as(process.output())
                    .isEqualTo(exitCode);
            return String.join("\n", process.stdout()) + String.join("\n", process.stderr());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void itSaysWhatItIs(int version) {
        Jdk jdk = Jdks.require(version);
        assertThat(run(jdk, 0)).contains("Sonde ", "-javaagent:sonde-agent.jar", "--check", "HikariCP");
        assertThat(run(jdk, 0, "--version")).matches("\\d+\\.\\d+\\.\\d+\\S*");
        assertThat(run(jdk, 2, "--nonsense")).contains("not understood: --nonsense", "--check app.jar");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17})
    void aPlainJarIsCheckedWithItsClassPath(int version) {
        String stock = SmokeApplications.stockJar().toString();
        assertThat(run(Jdks.require(version), 0, "--check", stock).replaceAll(" +", " "))
                .containsPattern("\n hikaricp HikariCP-[\\d.]+\\.jar: com\\.zaxxer\\.hikari\\.pool\\.HikariPool")
                .containsPattern("\n jdbc h2-[\\d.]+\\.jar: org\\.h2\\.")
                .containsPattern("no such library found\n .*tomcat");
    }

    @Test
    void aSpringBootJarIsCheckedWithTheLibrariesInIt() {
        Path shop = springBootJar();
        assertThat(run(Jdks.current(), 0, "--check", shop.toString()).replaceAll(" +", " "))
                .containsPattern("\n tomcat tomcat-embed-core-[\\d.]+\\.jar: ")
                .containsPattern("\n spring-mvc-jakarta spring-webmvc-[\\d.]+\\.jar: ")
                .containsPattern("left out, because something is missing\n( .*\n)* spring-mvc-javax .*javax[./]servlet")
                .containsPattern("\n jdbc h2-[\\d.]+\\.jar: ");
    }

    @Test
    void aWarIsCheckedWithTheLibrariesInIt() throws IOException {
        Path war = folder.resolve("shop.war");
        try (ZipFile shop = new ZipFile(springBootJar().toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
            for (ZipEntry entry : shop.stream().toList()) {
                if (entry.getName().contains("/h2-") || entry.getName().startsWith("BOOT-INF/classes/")) {
                    out.putNextEntry(new ZipEntry(entry.getName().replace("BOOT-INF/", "WEB-INF/")));
                    shop.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
        assertThat(run(Jdks.current(), 0, "--check", war.toString()).replaceAll(" +", " "))
                .contains("shop.war: ", ", 1 libraries")
                .containsPattern("\n jdbc h2-[\\d.]+\\.jar: ");
    }

    @Test
    void whatIsNoArchiveIsSaid() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "nothing");
        assertThat(run(Jdks.current(), 1, "--check", text.toString())).contains("cannot be read: " + text);
        assertThat(run(
                        Jdks.current(),
                        1,
                        "--check",
                        folder.resolve("absent.jar").toString()))
                .contains("cannot be read: ", "absent.jar");
    }

    private static Path springBootJar() {
        return SmokeApplications.shopJar();
    }
}
