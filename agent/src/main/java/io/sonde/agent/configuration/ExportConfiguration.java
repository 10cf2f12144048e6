package io.sonde.agent.configuration;

import io.sonde.agent.redaction.UrlRedaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where kept traces go and how. Immutable. */
public final class ExportConfiguration {

    /** The kinds of exporter. */
    public enum Exporter {
        OTLP,
        CONSOLE,
        NONE
    }

    private final Exporter exporter;
    private final String endpoint;
    private final Map<String, String> headers;
    private final long timeoutMillis;
    private final boolean compressed;
    private final int queueSize;
    private final int batchSize;
    private final long scheduleDelayMillis;
    private final long exportTimeoutMillis;

    ExportConfiguration(PropertySource source) {
        exporter = exporter(source);
        endpoint = endpoint(source);
        headers = new LinkedHashMap<String, String>(KeyValues.parse(source, "otel.exporter.otlp.headers"));
        headers.putAll(KeyValues.parse(source, "otel.exporter.otlp.traces.headers"));
        timeoutMillis = source.millis("otel.exporter.otlp.traces.timeout", source.millis("otel.exporter.otlp.timeout"));
        compressed = compressed(source, endpoint);
        checkProtocol(source);
        queueSize = source.integer("otel.bsp.max.queue.size");
        batchSize = Math.min(source.integer("otel.bsp.max.export.batch.size"), queueSize);
        scheduleDelayMillis = source.millis("otel.bsp.schedule.delay");
        exportTimeoutMillis = source.millis("otel.bsp.export.timeout");
    }

    private static Exporter exporter(PropertySource source) {
        String value = source.string("otel.traces.exporter");
        for (Exporter exporter : Exporter.values()) {
            if (exporter.name().equalsIgnoreCase(value)) {
                return exporter;
            }
        }
        source.problem("otel.traces.exporter", value);
        return Exporter.OTLP;
    }

    private static String endpoint(PropertySource source) {
        String ofTraces = source.string("otel.exporter.otlp.traces.endpoint", null);
        if (ofTraces != null) {
            return checked(source, "otel.exporter.otlp.traces.endpoint", ofTraces, "http://localhost:4318/v1/traces");
        }
        String base = checked(
                source,
                "otel.exporter.otlp.endpoint",
                source.string("otel.exporter.otlp.endpoint"),
                KnownProperties.get("otel.exporter.otlp.endpoint").defaultValue());
        return base.endsWith("/") ? base + "v1/traces" : base + "/v1/traces";
    }

    private static String checked(PropertySource source, String property, String url, String defaultUrl) {
        try {
            java.net.URI uri = new java.net.URI(url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && !hostOf(uri).isEmpty()) {
                return url;
            }
        } catch (java.net.URISyntaxException malformed) {
            // Reported below, with what is allowed.
        }
        source.problem(property, "…", "an http or https URL", defaultUrl);
        return defaultUrl;
    }

    /**
     * Empty if there is none. A name with an underscore is no host to a URI, but is one to the network. A {@code java.net.URL}
     * would know it, but looks for protocol handlers in every jar of the application.
     */
    private static String hostOf(java.net.URI uri) {
        String authority = uri.getRawAuthority();
        if (uri.getHost() != null || authority == null) {
            return uri.getHost() == null ? "" : uri.getHost();
        }
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.indexOf(':');
        if (colon < 0) {
            return hostAndPort;
        }
        for (int i = colon + 1; i < hostAndPort.length(); i++) {
            if (hostAndPort.charAt(i) < '0' || hostAndPort.charAt(i) > '9') {
                return "";
            }
        }
        return hostAndPort.substring(0, colon);
    }

    /** To save what goes over a network; where there is none, compression only costs processor time. */
    private static boolean compressed(PropertySource source, String endpoint) {
        String name = moreSpecific(source, "otel.exporter.otlp.traces.compression", "otel.exporter.otlp.compression");
        String value = source.string(name, null);
        if (value == null) {
            return !isLoopback(endpoint);
        }
        if (!value.equals("gzip") && !value.equals("none")) {
            source.problem(name, value, "gzip or none", "gzip");
        }
        return !value.equals("none");
    }

    /** By its text; no name is looked up. */
    private static boolean isLoopback(String url) {
        try {
            String host = hostOf(new java.net.URI(url));
            return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
        } catch (java.net.URISyntaxException malformed) {
            return false;
        }
    }

    private static void checkProtocol(PropertySource source) {
        String name = moreSpecific(source, "otel.exporter.otlp.traces.protocol", "otel.exporter.otlp.protocol");
        String value = source.string(name, "http/protobuf");
        if (!value.equals("http/protobuf")) {
            source.problem(name, value, "http/protobuf", "http/protobuf");
        }
    }

    private static String moreSpecific(PropertySource source, String ofTraces, String ofAll) {
        return source.string(ofTraces, null) == null ? ofAll : ofTraces;
    }

    public Exporter exporter() {
        return exporter;
    }

    /** The full URL that traces are sent to. */
    public String endpoint() {
        return endpoint;
    }

    /** Where spans go, for people, without secrets. */
    public String destination() {
        return exporter == Exporter.CONSOLE ? "the console" : UrlRedaction.url(endpoint);
    }

    /** Headers of each export; their values are secrets. */
    public Map<String, String> headers() {
        return headers;
    }

    public long timeoutMillis() {
        return timeoutMillis;
    }

    public boolean isCompressed() {
        return compressed;
    }

    /** How many calls may wait for export. */
    public int queueSize() {
        return queueSize;
    }

    public int batchSize() {
        return batchSize;
    }

    public long scheduleDelayMillis() {
        return scheduleDelayMillis;
    }

    public long exportTimeoutMillis() {
        return exportTimeoutMillis;
    }
}
