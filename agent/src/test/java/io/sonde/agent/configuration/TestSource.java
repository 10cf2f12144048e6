package io.sonde.agent.configuration;

import java.util.Collection;
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
    private String arguments;

    TestSource arguments(String behindTheJar) {
        arguments = behindTheJar;
        return this;
    }

    TestSource with(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    TestSource variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    PropertySource source() {
        return new PropertySource(properties, arguments, new PropertySource.Environment() {
            @Override
            public String get(String name) {
                return environment.get(name);
            }

            @Override
            public Collection<String> names() {
                return environment.keySet();
            }
        });
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
