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
        int space = trimmed.indexOf(' ');
        String first = space < 0 ? trimmed : trimmed.substring(0, space);
        if (isPath(first) && !isArchive(first)) {
            // The name of a folder or a jar has a space in it.
            int end = firstOf(trimmed.indexOf(".jar "), trimmed.indexOf(".war "));
            if (end >= 0) {
                return trimmed.substring(0, end + 4);
            }
            return isArchive(trimmed) ? trimmed : first;
        }
        return first;
    }

    /** A module and main class, {@code module/package.Main}, is none. */
    private static boolean isPath(String word) {
        return word.startsWith("/")
                || word.startsWith(".")
                || word.indexOf('\\') >= 0
                || word.startsWith(":", 1)
                || word.indexOf('/') != word.lastIndexOf('/');
    }

    private static boolean isArchive(String word) {
        return word.endsWith(".jar") || word.endsWith(".war");
    }

    private static int firstOf(int one, int other) {
        return one < 0 ? other : other < 0 ? one : Math.min(one, other);
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
