package io.sonde.agent.premain;

import java.lang.instrument.Instrumentation;

/**
 * What the JVM calls before the application's main method. Compiled for Java 7, so that a JVM that is too old gets a line
 * instead of a fatal error. Never throws.
 */
public final class SondeAgent {

    private SondeAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        long startNanos = System.nanoTime();
        try {
            if (isTooOld()) {
                return;
            }
            Class.forName("io.sonde.agent.premain.Premain")
                    .getMethod("start", String.class, Instrumentation.class, long.class)
                    .invoke(null, arguments, instrumentation, startNanos);
        } catch (Throwable failure) {
            System.err.println("[sonde] not started, the application runs without it: " + failure);
        }
    }

    /** Says what the agent supports and what of an application it would instrument; no agent runs then. */
    public static void main(String[] arguments) throws Exception {
        if (isTooOld()) {
            System.exit(1);
        }
        Object exitCode = Class.forName("io.sonde.agent.premain.CommandLine")
                .getMethod("run", String[].class)
                .invoke(null, new Object[] {arguments});
        System.exit((Integer) exitCode);
    }

    private static boolean isTooOld() {
        String version = System.getProperty("java.specification.version");
        if (version == null || version.equals("1.7") || version.equals("1.6")) {
            System.err.println("[sonde] not started: Java " + version + " is not supported, Java 8 or later is");
            return true;
        }
        return false;
    }
}
