package io.sonde.agent.premain;

/** Tools that inherit {@code JAVA_TOOL_OPTIONS} and are nobody's application. */
final class JdkTool {

    private static final String[] MAIN_CLASSES = {
        "com.sun.tools.",
        "sun.tools.",
        "sun.security.tools.",
        "jdk.tools.",
        "jdk.jfr.internal.tool.",
        "jdk.jshell.",
        "jdk.internal.jshell.",
        "org.codehaus.plexus.classworlds.launcher.Launcher",
        "org.codehaus.classworlds.Launcher",
        "org.apache.maven.",
        "org.gradle.",
        "org.apache.tools.ant.",
        "sun.rmi.registry.",
        "sun.rmi.server.Activation"
    };

    private JdkTool() {}

    /** The main class of the tool that this JVM runs; null if it is none. */
    static String running() {
        String command = System.getProperty("sun.java.command");
        if (command == null) {
            return null;
        }
        int space = command.indexOf(' ');
        String main = space < 0 ? command : command.substring(0, space);
        String mainClass = main.substring(main.indexOf('/') + 1);
        for (String prefix : MAIN_CLASSES) {
            if (mainClass.startsWith(prefix)) {
                return mainClass;
            }
        }
        return null;
    }
}
