package io.sonde.agent.configuration;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * Looks properties up: system property, then agent argument, then environment ({@code otel.service.name} is {@code
 * OTEL_SERVICE_NAME}), then the file that {@code sonde.config} names. A bad value is noted and the default is used. Not
 * thread-safe.
 */
public final class PropertySource {

    /** What {@link #ratio} gives for {@code off}: more than any ratio. */
    static final double OFF = Double.POSITIVE_INFINITY;

    private static final int MAXIMUM_SHOWN = 100;
    private static final int MAXIMUM_LINE = 500;

    private final Properties system;
    private final AgentArguments arguments;
    private final Environment environment;
    private final Properties file = new Properties();
    private final List<String> problems = new ArrayList<String>();
    private String fileProblem;

    /** The environment's variables. */
    public interface Environment {

        /** Null if the variable is not set. */
        String get(String name);

        /** The variables that are set. */
        default Collection<String> names() {
            return Collections.emptyList();
        }
    }

    /** Where a value comes from. */
    public enum Origin {
        SYSTEM_PROPERTY("system property"),
        AGENT_ARGUMENT("agent argument"),
        ENVIRONMENT("environment"),
        FILE("file"),
        DEFAULT("default");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public PropertySource(Properties system, Environment environment) {
        this(system, new AgentArguments(null), environment);
    }

    /** @param arguments those behind the agent's jar; null if there are none */
    public PropertySource(Properties system, String arguments, Environment environment) {
        this(system, new AgentArguments(arguments), environment);
        problems.addAll(0, this.arguments.problems());
    }

    private PropertySource(Properties system, AgentArguments arguments, Environment environment) {
        this.system = system;
        this.arguments = arguments;
        this.environment = environment;
        String path = filePath();
        if (path != null) {
            try (InputStream stream = new FileInputStream(path)) {
                file.load(stream);
            } catch (IOException | IllegalArgumentException unreadable) {
                fileProblem = printable(
                        "sonde.config=" + path + " cannot be read (" + unreadable.getMessage() + ")", MAXIMUM_LINE);
                problem(fileProblem);
            }
        }
    }

    /** The same, with the file as it is now. */
    PropertySource reread() {
        return new PropertySource(system, arguments, environment);
    }

    /** The path of the file; null if there is none. */
    String filePath() {
        return string("sonde.config", null);
    }

    /** Why the file could not be read; null if it could. */
    String fileProblem() {
        return fileProblem;
    }

    /** What was wrong with values, a line each. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Notes a problem with a value, once.
     *
     * @param value what was set, or a stand-in if it may be a secret
     * @param inForce what is used instead
     */
    public void problem(String name, String value, String allowed, Object inForce) {
        problem(name + "=" + printable(value) + " is not understood; allowed is " + allowed + "; " + inForce
                + " is used");
    }

    /** Notes a line, once. Names in it may be anything that a file can hold. */
    void problem(String line) {
        String printable = printable(line, MAXIMUM_LINE);
        if (!problems.contains(printable)) {
            problems.add(printable);
        }
    }

    /** The value on one line, and not too long a one. */
    static String printable(String value) {
        return printable(value, MAXIMUM_SHOWN);
    }

    private static String printable(String value, int most) {
        StringBuilder line = new StringBuilder();
        int end = Math.min(value.length(), most);
        for (int i = 0; i < end; i++) {
            char character = value.charAt(i);
            line.append(Character.isISOControl(character) ? '?' : character);
        }
        return end < value.length() ? line.append('…').toString() : line.toString();
    }

    /** The value, trimmed; the default if it is absent or blank. */
    public String string(String name, String defaultValue) {
        String value = value(name, origin(name));
        if (value == null) {
            return defaultValue;
        }
        value = value.trim();
        return value.isEmpty() ? defaultValue : value;
    }

    /** Where the property's value comes from. */
    Origin origin(String name) {
        for (Origin origin : Origin.values()) {
            if (value(name, origin) != null) {
                return origin;
            }
        }
        return Origin.DEFAULT;
    }

    private String value(String name, Origin origin) {
        switch (origin) {
            case SYSTEM_PROPERTY:
                return system.getProperty(name);
            case AGENT_ARGUMENT:
                return arguments.properties().getProperty(name);
            case ENVIRONMENT:
                return environment.get(environmentName(name));
            case FILE:
                return file.getProperty(name);
            default:
                return null;
        }
    }

    /** The value, else the default of the table. */
    String string(String name) {
        return string(name, KnownProperties.get(name).defaultValue());
    }

    /** The value, else the default of the table. */
    boolean bool(String name) {
        return bool(name, Boolean.parseBoolean(KnownProperties.get(name).defaultValue()));
    }

    /** The value, else the default of the table, within its bounds. */
    int integer(String name) {
        Property property = KnownProperties.get(name);
        return integer(name, Integer.parseInt(property.defaultValue()), property.minimum(), property.maximum());
    }

    /** The value within the bounds of the table, else the given default. */
    int integer(String name, int defaultValue) {
        Property property = KnownProperties.get(name);
        return integer(name, defaultValue, property.minimum(), property.maximum());
    }

    /** The value, else the default of the table, in milliseconds. */
    long millis(String name) {
        return millis(name, Durations.parseMillis(KnownProperties.get(name).defaultValue()));
    }

    /** The value, a ratio from 0 to 1 or {@code off}, else the default of the table. */
    double ratio(String name) {
        String value = string(name, null);
        if (value != null) {
            double ratio = parseRatio(value);
            if (ratio >= 0) {
                return ratio;
            }
            problem(name, value);
        }
        return parseRatio(KnownProperties.get(name).defaultValue());
    }

    /** A negative number for what is no ratio. */
    private static double parseRatio(String value) {
        if (value.equalsIgnoreCase("off")) {
            return OFF;
        }
        try {
            double ratio = Double.parseDouble(value);
            return ratio >= 0 && ratio <= 1 ? ratio : -1;
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }

    /** The value, else the default of the table. */
    List<String> list(String name) {
        return list(name, KnownProperties.get(name).defaultValue());
    }

    /** Notes a bad value in whose place the default of the table is used. */
    void problem(String name, String value) {
        Property property = KnownProperties.get(name);
        problem(name, value, property.allowed(), property.defaultValue());
    }

    static String environmentName(String property) {
        char[] name = property.toCharArray();
        for (int i = 0; i < name.length; i++) {
            char character = name[i];
            if (character == '.' || character == '-') {
                name[i] = '_';
            } else if (character >= 'a' && character <= 'z') {
                name[i] = (char) (character - 'a' + 'A');
            }
        }
        return new String(name);
    }

    public boolean bool(String name, boolean defaultValue) {
        String value = string(name, null);
        if (value == null) {
            return defaultValue;
        }
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        if (value.equalsIgnoreCase("false")) {
            return false;
        }
        problem(name, value, "true or false", defaultValue);
        return defaultValue;
    }

    public int integer(String name, int defaultValue, int minimum, int maximum) {
        String value = string(name, null);
        if (value == null) {
            return defaultValue;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Reported below, with what is allowed.
        }
        problem(name, value, "a whole number from " + minimum + " to " + maximum, defaultValue);
        return defaultValue;
    }

    /** A duration in milliseconds; a number alone means milliseconds, units are ms, s, m, h and d. */
    public long millis(String name, long defaultValue) {
        String value = string(name, null);
        if (value == null) {
            return defaultValue;
        }
        long millis = Durations.parseMillis(value);
        if (millis < 0) {
            problem(name, value, "a duration such as 500ms, 5s or 1m", defaultValue + "ms");
            return defaultValue;
        }
        return millis;
    }

    /** The comma-separated entries, trimmed, without empty ones. */
    public List<String> list(String name, String defaultValue) {
        List<String> entries = new ArrayList<String>();
        String value = string(name, defaultValue);
        if (value == null) {
            return entries;
        }
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            String entry = value.substring(start, end).trim();
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
            start = end + 1;
        }
        return entries;
    }

    /** The names of properties that are set by other means than the environment and begin with the prefix. */
    public List<String> namesBeginning(String prefix) {
        List<String> names = new ArrayList<String>();
        addBeginning(prefix, system.stringPropertyNames(), names);
        addBeginning(prefix, arguments.properties().stringPropertyNames(), names);
        addBeginning(prefix, file.stringPropertyNames(), names);
        return names;
    }

    /** The names of variables of the environment that begin with the prefix. */
    List<String> variablesBeginning(String prefix) {
        List<String> names = new ArrayList<String>();
        addBeginning(prefix, environment.names(), names);
        return names;
    }

    private static void addBeginning(String prefix, Collection<String> candidates, List<String> names) {
        for (String name : candidates) {
            if (name.startsWith(prefix) && !names.contains(name)) {
                names.add(name);
            }
        }
    }
}
