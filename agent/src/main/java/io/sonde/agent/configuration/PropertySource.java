package io.sonde.agent.configuration;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Looks properties up: system property, then environment ({@code otel.service.name} is {@code OTEL_SERVICE_NAME}), then the
 * file that {@code sonde.config} names. A bad value is noted and the default is used. Not thread-safe.
 */
public final class PropertySource {

    /** What {@link #ratio} gives for {@code off}: more than any ratio. */
    static final double OFF = Double.POSITIVE_INFINITY;

    private static final int MAXIMUM_SHOWN = 100;

    private final Properties system;
    private final Environment environment;
    private final Properties file = new Properties();
    private final List<String> problems = new ArrayList<String>();

    /** One variable of the environment. */
    public interface Environment {
        String get(String name);
    }

    public PropertySource(Properties system, Environment environment) {
        this.system = system;
        this.environment = environment;
        String path = string("sonde.config", null);
        if (path != null) {
            try (InputStream stream = new FileInputStream(path)) {
                file.load(stream);
            } catch (IOException | IllegalArgumentException unreadable) {
                problems.add("sonde.config=" + path + " cannot be read (" + unreadable.getMessage() + ")");
            }
        }
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

    /** Notes a line, once. */
    void problem(String line) {
        if (!problems.contains(line)) {
            problems.add(line);
        }
    }

    /** The value on one line, and not too long a one. */
    private static String printable(String value) {
        StringBuilder line = new StringBuilder();
        int end = Math.min(value.length(), MAXIMUM_SHOWN);
        for (int i = 0; i < end; i++) {
            char character = value.charAt(i);
            line.append(Character.isISOControl(character) ? '?' : character);
        }
        return end < value.length() ? line.append('…').toString() : line.toString();
    }

    /** The value, trimmed; the default if it is absent or blank. */
    public String string(String name, String defaultValue) {
        String value = system.getProperty(name);
        if (value == null) {
            value = environment.get(environmentName(name));
        }
        if (value == null) {
            value = file.getProperty(name);
        }
        if (value == null) {
            return defaultValue;
        }
        value = value.trim();
        return value.isEmpty() ? defaultValue : value;
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

    /** A ratio from 0 to 1, or {@code off}. */
    public double ratio(String name, double defaultValue) {
        String value = string(name, null);
        if (value == null) {
            return defaultValue;
        }
        if (value.equalsIgnoreCase("off")) {
            return OFF;
        }
        try {
            double ratio = Double.parseDouble(value);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException noNumber) {
            // Reported below, with what is allowed.
        }
        problem(name, value, "a ratio from 0 to 1, or off", defaultValue == OFF ? "off" : defaultValue);
        return defaultValue;
    }

    /** The property as it is set, its value masked where it may be a secret; null if it is not set. */
    public ConfiguredProperty configured(String name) {
        String value = string(name, null);
        if (value == null) {
            return null;
        }
        String origin = "file";
        if (system.getProperty(name) != null) {
            origin = "system property";
        } else if (environment.get(environmentName(name)) != null) {
            origin = "environment";
        }
        return new ConfiguredProperty(name, SecretValues.masked(name, value), origin);
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

    /** The names of properties that are set as system properties or in the file and begin with the prefix. */
    public List<String> namesBeginning(String prefix) {
        List<String> names = new ArrayList<String>();
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                names.add(name);
            }
        }
        for (String name : file.stringPropertyNames()) {
            if (name.startsWith(prefix) && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
