package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OptionalComponent;
import io.sonde.smoke.kit.SondeAgent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that run on the agent because the environment says so: they do their work as ever. */
class JdkToolsIT {

    private static final Duration END = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void javac(int version) throws IOException {
        Jdk jdk = Jdks.require(version);
        Files.writeString(folder.resolve("Good.java"), "class Good { int answer() { return 42; } }");
        Files.writeString(folder.resolve("Bad.java"), "class Bad { int answer() { return \"42\"; } }");
        assertSame(0, () -> in(jdk).tool("javac").arguments("Good.java"));
        assertThat(folder.resolve("Good.class")).isNotEmptyFile();
        assertSame(1, () -> in(jdk).tool("javac").arguments("Bad.java"));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void keytool(int version) {
        Jdk jdk = Jdks.require(version);
        int[] store = new int[1];
        assertSame(
                0,
                () -> in(jdk).tool("keytool")
                        .arguments(
                                "-genkeypair", "-keyalg", "EC", "-alias", "a", "-dname", "CN=a", "-storepass", "secret")
                        .arguments("-keypass", "secret", "-keystore", store[0]++ + ".p12"));
        assertThat(folder.resolve("1.p12")).isNotEmptyFile();
        assertSame(1, () -> in(jdk).tool("keytool").arguments("-list", "-keystore", "none.p12"));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void jps(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess observed = underAgent(in(jdk).tool("jps").arguments("-q"))) {
            assertThat(observed.awaitExit(END)).as(observed.output()).isZero();
            assertThat(observed.stdout()).isNotEmpty().allMatch(line -> line.matches("\\d+"));
            assertQuiet(observed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void jar(int version) throws IOException {
        Jdk jdk = Jdks.require(version);
        Files.writeString(folder.resolve("content.txt"), "content");
        assertSame(0, () -> in(jdk).tool("jar").arguments("cf", "a.jar", "content.txt"));
        assertSame(0, () -> in(jdk).tool("jar").arguments("tf", "a.jar"));
        assertSame(1, () -> in(jdk).tool("jar").arguments("tf", "none.jar"));
    }

    /** The shell's own JVM and the one in which it runs what is typed. */
    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void jshell(int version) throws IOException {
        Jdk jdk = Jdks.require(version);
        Files.writeString(folder.resolve("script.jsh"), "System.out.println(6 * 7)\n/exit 3\n");
        // Whoever has no preferences yet is told that there are some now.
        Files.createDirectories(folder.resolve(".java/.userPrefs"));
        assertSame(
                3,
                () -> in(jdk).tool("jshell").arguments("-J-Djava.util.prefs.userRoot=" + folder, "-s", "script.jsh"));
    }

    /** The launcher runs no program here, and a JVM all the same. */
    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void theLauncherItself(int version) {
        Jdk jdk = Jdks.require(version);
        assertSame(0, () -> in(jdk).tool("java").arguments("-version"));
        if (version == 25) {
            assertSame(0, () -> in(jdk).tool("java").arguments("--list-modules"));
        }
    }

    /** A service that runs a tool, as build servers do: the child inherits the agent, and its output is its own. */
    @Test
    void aChildOfAnObservedProgram() {
        Jdk jdk = Jdks.current();
        Supplier<JavaCommand> parent = () ->
                in(jdk).mainOfThisClassPath(Parent.class).arguments(jdk.java().toString(), "-version");
        String options = "-javaagent:" + SondeAgent.jar() + " -Dotel.exporter.prometheus.port=0";
        try (ApplicationProcess plain = parent.get().start();
                ApplicationProcess observed =
                        parent.get().environment("JAVA_TOOL_OPTIONS", options).start()) {
            assertThat(plain.awaitExit(END)).isZero();
            assertThat(observed.awaitExit(END)).as(observed.output()).isZero();
            assertThat(observed.stdout()).isEqualTo(plain.stdout()).contains("ended with 0");
        }
    }

    @Test
    void whoWantsToKnowIsTold() {
        try (ApplicationProcess javac = in(Jdks.current())
                .tool("javac")
                .arguments("-version")
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + SondeAgent.jar())
                .environment("SONDE_LOG_LEVEL", "debug")
                .start()) {
            assertThat(javac.awaitExit(END)).isZero();
            assertThat(javac.agentLines())
                    .singleElement()
                    .asString()
                    .endsWith("not started: com.sun.tools.javac.Main is a tool, not an application");
        }
    }

    @Test
    void maven() throws IOException {
        Path mvn = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> OptionalComponent.absent("no mvn on the PATH"));
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>example</groupId>
                  <artifactId>example</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
        assertSame(0, () -> in(Jdks.current()).tool(mvn.toString()).arguments("-B", "-o", "validate"));
        assertSame(1, () -> in(Jdks.current()).tool(mvn.toString()).arguments("-B", "-o", "no-such-phase"));
    }

    private JavaCommand in(Jdk jdk) {
        return ApplicationProcess.java(jdk).named("tool").directory(folder);
    }

    /** Runs it without and with the agent: the same exit code, standard output and standard error. */
    private static void assertSame(int exitCode, Supplier<JavaCommand> command) {
        try (ApplicationProcess plain = command.get().start();
                ApplicationProcess observed = underAgent(command.get())) {
            assertThat(plain.awaitExit(END)).as(plain.output()).isEqualTo(exitCode);
            assertThat(observed.awaitExit(END)).as(observed.output()).isEqualTo(exitCode);
            assertThat(Output.withoutNumbers(observed.stdout())).isEqualTo(Output.withoutNumbers(plain.stdout()));
            assertThat(Output.withoutNumbers(ofTool(observed))).isEqualTo(Output.withoutNumbers(plain.stderr()));
            assertQuiet(observed);
        }
    }

    private static ApplicationProcess underAgent(JavaCommand command) {
        return command.environment("JAVA_TOOL_OPTIONS", "-javaagent:" + SondeAgent.jar())
                .start();
    }

    private static void assertQuiet(ApplicationProcess observed) {
        assertThat(observed.agentLines()).isEmpty();
    }

    private static List<String> ofTool(ApplicationProcess process) {
        return Output.ofApplication(process.stderr()).stream()
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .toList();
    }
}
