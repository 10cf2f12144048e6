package io.sonde.agent.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Properties and environment of a test, and what was asked of them. */
final class TestSource {

    final Properties properties = new RecordingProperties();
    final Map<String, String> environment = new HashMap<>();
    final Set<String> namesRead = new TreeSet<>();

    TestSource with(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    TestSource variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    PropertySource source() {
        return new PropertySource(properties, environment::get);
    }

    AgentConfiguration configuration() {
        return new AgentConfiguration(source());
    }

    private final class RecordingProperties extends Properties {

        private static final long serialVersionUID = 1;

        @Override
        public String getProperty(String name) {
            namesRead.add(name);
            return super.getProperty(name);
        }
    }
}
