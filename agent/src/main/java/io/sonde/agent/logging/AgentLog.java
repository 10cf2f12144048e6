package io.sonde.agent.logging;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes to the standard error stream that the JVM began with. Thread-safe; never throws. */
public final class AgentLog {

    /** How much is written. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    private static final PrintStream STANDARD_ERROR = System.err;

    private static volatile Level threshold = Level.INFO;

    private AgentLog() {}

    public static void threshold(Level level) {
        threshold = level;
    }

    public static Level threshold() {
        return threshold;
    }

    public static boolean isDebug() {
        return threshold == Level.DEBUG;
    }

    public static void debug(String message) {
        write(Level.DEBUG, message, null);
    }

    public static void info(String message) {
        write(Level.INFO, message, null);
    }

    public static void warn(String message) {
        write(Level.WARN, message, null);
    }

    public static void warn(String message, Throwable thrown) {
        write(Level.WARN, message, thrown);
    }

    public static void error(String message, Throwable thrown) {
        write(Level.ERROR, message, thrown);
    }

    private static void write(Level level, String message, Throwable thrown) {
        if (level.ordinal() < threshold.ordinal()) {
            return;
        }
        try {
            StringBuilder line = new StringBuilder(message.length() + 16).append("[sonde] ");
            if (level != Level.INFO) {
                line.append(level.name()).append(' ');
            }
            line.append(message);
            if (thrown != null) {
                line.append(": ").append(stackOf(thrown));
            }
            STANDARD_ERROR.println(line);
        } catch (Throwable logFailed) {
            // There is nowhere left to say it.
        }
    }

    private static String stackOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().trim();
    }
}
