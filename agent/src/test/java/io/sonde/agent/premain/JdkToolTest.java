package io.sonde.agent.premain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools that inherit the agent by the environment are left alone, applications are not. */
final class JdkToolTest {

    private static final String PROPERTY = "sun.java.command";
    private static final String LAUNCHER = "sun.java.launcher";

    private final String own = System.getProperty(PROPERTY);
    private final String ownLauncher = System.getProperty(LAUNCHER);

    @AfterEach
    void restore() {
        restore(PROPERTY, own);
        restore(LAUNCHER, ownLauncher);
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.compiler/com.sun.tools.javac.Main -d x, com.sun.tools.javac.Main",
        "sun.tools.jps.Jps, sun.tools.jps.Jps",
        "org.codehaus.plexus.classworlds.launcher.Launcher verify, org.codehaus.plexus.classworlds.launcher.Launcher",
        "com.example.Main com.sun.tools.javac.Main, ",
        "/opt/com.sun.tools.jar, ",
        "org.apache.mavenlike.Main, ",
        "'', "
    })
    void commands(String command, String tool) {
        System.setProperty(PROPERTY, command);
        assertThat(JdkTool.running()).isEqualTo(tool);
    }

    @Test
    void theLauncherWithoutAProgram() {
        System.clearProperty(PROPERTY);
        System.setProperty(LAUNCHER, "SUN_STANDARD");
        assertThat(JdkTool.running()).isEqualTo("java");
    }

    @Test
    void aJvmInsideAnotherProgram() {
        System.clearProperty(PROPERTY);
        System.clearProperty(LAUNCHER);
        assertThat(JdkTool.running()).isNull();
    }
}
