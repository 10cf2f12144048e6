package io.sonde.agent.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The arguments behind the agent's jar: {@code -javaagent:sonde-agent.jar=name=value,name=value}. What follows a comma is a
 * new property only if it begins like one, so that a value may be a list.
 */
final class AgentArguments {

    private final Properties properties = new Properties();
    private final List<String> problems = new ArrayList<String>();

    /** @param arguments null if there are none */
    AgentArguments(String arguments) {
        if (arguments == null) {
            return;
        }
        String name = null;
        int start = 0;
        while (start <= arguments.length()) {
            int comma = arguments.indexOf(',', start);
            int end = comma < 0 ? arguments.length() : comma;
            String entry = arguments.substring(start, end).trim();
            int equals = entry.indexOf('=');
            if (equals > 0 && isProperty(entry)) {
                name = entry.substring(0, equals).trim();
                properties.setProperty(name, entry.substring(equals + 1).trim());
            } else if (name != null && !entry.isEmpty()) {
                properties.setProperty(name, properties.getProperty(name) + ',' + entry);
            } else if (!entry.isEmpty()) {
                problems.add(
                        "An argument of the agent is not understood and has no effect; allowed is name=value,name=value"
                                + " with names that begin with otel. or sonde.");
            }
            start = end + 1;
        }
    }

    private static boolean isProperty(String entry) {
        return entry.startsWith("otel.") || entry.startsWith("sonde.");
    }

    Properties properties() {
        return properties;
    }

    /** What was not understood, a line each. */
    List<String> problems() {
        return problems;
    }
}
