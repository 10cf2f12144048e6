package io.sonde.agent.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version that the build wrote into the jar. */
public final class AgentVersion {

    private AgentVersion() {}

    public static String read() {
        Properties properties = new Properties();
        try (InputStream stream = AgentVersion.class.getResourceAsStream("version.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException unreadable) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
