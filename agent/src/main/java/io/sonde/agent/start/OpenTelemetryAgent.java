package io.sonde.agent.start;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.zip.ZipFile;

/** Looks whether this JVM was told to run OpenTelemetry's agent too, or a distribution of it, before Sonde or after. */
final class OpenTelemetryAgent {

    private static final String OPTION = "-javaagent:";
    private static final String CLASS_FILE = "io/opentelemetry/javaagent/OpenTelemetryAgent.class";

    private OpenTelemetryAgent() {}

    /** The path of its jar; null if there is none, or if this JVM does not tell how it was started. */
    static String jar() {
        try {
            for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
                if (argument.startsWith(OPTION)) {
                    int equals = argument.indexOf('=');
                    String jar = argument.substring(OPTION.length(), equals < 0 ? argument.length() : equals);
                    if (isIn(jar)) {
                        return jar;
                    }
                }
            }
        } catch (RuntimeException | LinkageError notTold) {
            return null;
        }
        return null;
    }

    private static boolean isIn(String jar) {
        try (ZipFile file = new ZipFile(jar)) {
            return file.getEntry(CLASS_FILE) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
