package io.sonde.agent.premain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The first line of defence: a JVM that is too old gets a line, not a fatal error. */
class SondeAgentTest {

    private static final int JAVA_7_CLASS_FILE = 51;

    @Test
    void saysOneLineOnAJavaVersionThatIsTooOld() {
        assertThat(premainUnderVersion("1.7"))
                .isEqualTo(
                        "[sonde] not started: Java 1.7 is not supported, Java 8 or later is" + System.lineSeparator());
    }

    @Test
    void aFailureIsOneLineAndNoException() {
        // Without a JVM's Instrumentation nothing can be set up.
        assertThat(premainUnderVersion("17"))
                .startsWith("[sonde] not started, the application runs without it: ")
                .hasLineCount(1);
    }

    @Test
    void theEntryIsAClassFileThatJava7Reads() throws IOException {
        try (DataInputStream classFile =
                new DataInputStream(SondeAgent.class.getResourceAsStream("SondeAgent.class"))) {
            classFile.readInt();
            classFile.readUnsignedShort();
            assertThat(classFile.readUnsignedShort()).isEqualTo(JAVA_7_CLASS_FILE);
        }
    }

    private static String premainUnderVersion(String version) {
        String property = "java.specification.version";
        String realVersion = System.getProperty(property);
        PrintStream realError = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            System.setProperty(property, version);
            System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
            SondeAgent.premain(null, null);
        } finally {
            System.setErr(realError);
            System.setProperty(property, realVersion);
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
