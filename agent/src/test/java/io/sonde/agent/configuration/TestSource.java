package io.sonde.agent.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Properties and environment of a test, and what was asked of them. */
final class TestSource {

    final Properties properties = new Properties();
    final Map<String, String> environment = new HashMap<>();
    final Set<String> variablesRead = new TreeSet<>();

    TestSource with(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    TestSource variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    PropertySource source() {
        return new PropertySource(properties, name -> {
            variablesRead.add(name);
            return environment.get(name);
        });
    }

    AgentConfiguration configuration() {
        return new AgentConfiguration(source());
    }
}
