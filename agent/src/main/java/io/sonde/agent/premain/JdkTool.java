package io.sonde.agent.premain;

/**
 * Tools that inherit {@code JAVA_TOOL_OPTIONS} and are nobody's application: programs of the JDK, build tools, and the
 * {@code java} launcher itself where it runs no program, as for {@code java -version}.
 */
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
            // The launcher says of itself what it is, and of the program what it is if there is one. A JVM that a
            // program
            // of another language has made says neither.
            return System.getProperty("sun.java.launcher") == null ? null : "java";
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
