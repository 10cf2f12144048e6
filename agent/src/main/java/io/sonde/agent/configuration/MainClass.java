package io.sonde.agent.configuration;

/** What a JVM runs, by its command line. */
public final class MainClass {

    private static final String UNKNOWN = "unknown_service:java";

    private MainClass() {}

    /** A service name from the jar's or the main class's name. */
    static String serviceName(String command) {
        String main = of(command);
        if (main.isEmpty()) {
            return UNKNOWN;
        }
        int slash = Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\'));
        String name = main.substring(slash + 1);
        if (name.endsWith(".jar") || name.endsWith(".war")) {
            return withoutVersion(name.substring(0, name.length() - 4));
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The first word of the command: a main class, a module and main class, or a jar. */
    public static String of(String command) {
        if (command == null) {
            return "";
        }
        String trimmed = command.trim();
        int jar = Math.max(trimmed.indexOf(".jar "), trimmed.indexOf(".war "));
        int space = trimmed.indexOf(' ');
        if (jar >= 0 && trimmed.indexOf('/') >= 0 && trimmed.indexOf('/') < jar) {
            return trimmed.substring(0, jar + 4);
        }
        return space < 0 ? trimmed : trimmed.substring(0, space);
    }

    private static String withoutVersion(String name) {
        for (int i = 1; i < name.length() - 1; i++) {
            char next = name.charAt(i + 1);
            if (name.charAt(i) == '-' && next >= '0' && next <= '9') {
                return name.substring(0, i);
            }
        }
        return name;
    }
}
