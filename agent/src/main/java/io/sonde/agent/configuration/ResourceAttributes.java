package io.sonde.agent.configuration;

import io.sonde.instrumentation.call.IdGenerator;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the telemetry is about: the service, its instance, host, process and runtime. */
public final class ResourceAttributes {

    private ResourceAttributes() {}

    /** By the semantic conventions for resources; what the configuration names wins. */
    public static Map<String, String> detect(AgentConfiguration configuration, String agentVersion) {
        Map<String, String> attributes = new LinkedHashMap<String, String>();
        attributes.put("service.instance.id", instanceId());
        put(attributes, "host.name", hostName());
        put(attributes, "host.arch", System.getProperty("os.arch"));
        put(attributes, "os.type", osType(System.getProperty("os.name")));
        put(attributes, "process.pid", processId());
        put(attributes, "process.runtime.name", System.getProperty("java.runtime.name"));
        put(attributes, "process.runtime.version", System.getProperty("java.runtime.version"));
        attributes.put("telemetry.sdk.language", "java");
        attributes.put("telemetry.sdk.name", "opentelemetry");
        attributes.put("telemetry.distro.name", "sonde");
        attributes.put("telemetry.distro.version", agentVersion);
        attributes.putAll(configuration.resourceAttributes());
        attributes.put("service.name", configuration.serviceName());
        return attributes;
    }

    /** A random UUID, without the JDK's security providers, which the application may be about to choose. */
    private static String instanceId() {
        IdGenerator ids = new IdGenerator();
        long version4 = (ids.next() & ~0xF000L) | 0x4000L;
        long variant = (ids.next() & ~(0xC0L << 56)) | (0x80L << 56);
        return new UUID(version4, variant).toString();
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    /** Without asking the network, which may take seconds. */
    private static String hostName() {
        String name = System.getenv("HOSTNAME");
        if (name == null || name.isEmpty()) {
            name = System.getenv("COMPUTERNAME");
        }
        return name == null || name.isEmpty() ? firstLine("/proc/sys/kernel/hostname") : name;
    }

    private static String processId() {
        String link = "/proc/self";
        try {
            String path = new File(link).getCanonicalPath();
            return path.equals(link) ? null : path.substring(path.lastIndexOf('/') + 1);
        } catch (IOException unknown) {
            return null;
        }
    }

    private static String osType(String osName) {
        String name = osName == null ? "" : osName.toLowerCase(java.util.Locale.ROOT);
        if (name.startsWith("linux")) {
            return "linux";
        }
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private static String firstLine(String path) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(path), StandardCharsets.UTF_8))) {
            return reader.readLine();
        } catch (IOException unknown) {
            return null;
        }
    }
}
