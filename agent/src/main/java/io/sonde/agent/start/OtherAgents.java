package io.sonde.agent.start;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Whether Sonde is the only agent that this JVM was started with, as far as that can be said in premain, where the JDK's
 * management would be too dear. Where it cannot, as outside Linux, it is taken not to be.
 */
final class OtherAgents {

    private static final String COMMAND_LINE = "/proc/self/cmdline";
    private static final String[] MORE_OPTIONS = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"};
    private static final int LONGEST = 1 << 20;

    private OtherAgents() {}

    /** Whether there is none. */
    static boolean areAbsent() {
        try {
            StringBuilder options = new StringBuilder(commandLine());
            for (String variable : MORE_OPTIONS) {
                String value = System.getenv(variable);
                if (value != null) {
                    options.append('\0').append(value);
                }
            }
            return areAbsent(options.toString());
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    /** @param options of the JVM, each behind a zero byte or white space; what the application is given may be among them */
    static boolean areAbsent(String options) {
        int javaAgents = count(options, "-javaagent:");
        int nativeAgents =
                count(options, "-agentpath:") + count(options, "-agentlib:") - count(options, "-agentlib:jdwp");
        boolean elsewhere = options.indexOf("\0@") >= 0
                || options.indexOf(" @") >= 0
                || options.indexOf("-XX:VMOptionsFile") >= 0
                || options.startsWith("@");
        return javaAgents <= 1 && nativeAgents == 0 && !elsewhere;
    }

    private static int count(String options, String option) {
        int count = 0;
        for (int at = options.indexOf(option); at >= 0; at = options.indexOf(option, at + 1)) {
            count++;
        }
        return count;
    }

    private static String commandLine() throws IOException {
        byte[] bytes = new byte[4096];
        int length = 0;
        try (InputStream file = new FileInputStream(COMMAND_LINE)) {
            for (int read = file.read(bytes, length, bytes.length - length);
                    read > 0;
                    read = file.read(bytes, length, bytes.length - length)) {
                length += read;
                if (length == bytes.length) {
                    if (length >= LONGEST) {
                        throw new IOException("too long to be read here");
                    }
                    byte[] larger = new byte[2 * length];
                    System.arraycopy(bytes, 0, larger, 0, length);
                    bytes = larger;
                }
            }
        }
        if (length == 0) {
            throw new IOException("empty");
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
