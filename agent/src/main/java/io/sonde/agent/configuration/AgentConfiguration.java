package io.sonde.agent.configuration;

import io.sonde.agent.logging.AgentLog;
import io.sonde.instrumentation.propagation.Propagators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The configuration in force. Immutable. */
public final class AgentConfiguration {

    private final PropertySource source;

    private final boolean enabled;
    private final AgentLog.Level logLevel;
    private final String serviceName;
    private final Map<String, String> resourceAttributes;
    private final SamplingConfiguration sampling;
    private final ExportConfiguration export;
    private final String propagators;
    private final boolean serverEnabled;
    private final String serverHost;
    private final int serverPort;
    private final int maximumSeries;
    private final int maximumLabelValues;
    private final boolean instrumentationsEnabled;
    private final boolean hostInClientSpanName;
    private final Map<String, List<String>> instrumentationLists;

    public AgentConfiguration(PropertySource source) {
        this.source = source;
        enabled = source.bool("otel.javaagent.enabled", true) && !source.bool("otel.sdk.disabled", false);
        logLevel = logLevel(source);
        resourceAttributes = KeyValues.parse(source, "otel.resource.attributes");
        serviceName = serviceName(source, resourceAttributes);
        sampling = new SamplingConfiguration(source);
        export = new ExportConfiguration(source);
        propagators = source.string("otel.propagators", "tracecontext,baggage");
        for (String unknown : Propagators.parse(propagators).unknown()) {
            source.problem(
                    "otel.propagators", unknown, "tracecontext, baggage, b3, b3multi and none", "the rest of it");
        }
        serverEnabled = source.bool("sonde.server.enabled", true);
        serverHost = source.string("otel.exporter.prometheus.host", "0.0.0.0");
        serverPort = source.integer("otel.exporter.prometheus.port", 9464, 0, 65535);
        maximumSeries = source.integer("sonde.metrics.max-series", 2000, 1, 1_000_000);
        maximumLabelValues = source.integer("sonde.metrics.max-label-values", 200, 1, 1_000_000);
        instrumentationsEnabled = source.bool("otel.instrumentation.common.default-enabled", true);
        hostInClientSpanName = hostInClientSpanName(source);
        instrumentationLists = InstrumentationLists.read(source);
        KnownProperties.reportUnknown(source);
    }

    private static AgentLog.Level logLevel(PropertySource source) {
        String value = source.string("sonde.log.level", "info");
        for (AgentLog.Level level : AgentLog.Level.values()) {
            if (level.name().equalsIgnoreCase(value)) {
                return level;
            }
        }
        source.problem("sonde.log.level", value, "debug, info, warn, error or off", "info");
        return AgentLog.Level.INFO;
    }

    private static String serviceName(PropertySource source, Map<String, String> resourceAttributes) {
        String configured = source.string("otel.service.name", resourceAttributes.get("service.name"));
        return configured != null ? configured : MainClass.serviceName(System.getProperty("sun.java.command"));
    }

    private static boolean hostInClientSpanName(PropertySource source) {
        String value = source.string("sonde.http.client.span-name", "method-host");
        if (!value.equals("method") && !value.equals("method-host")) {
            source.problem("sonde.http.client.span-name", value, "method or method-host", "method-host");
        }
        return !value.equals("method");
    }

    /** Whether the instrumentation of that name, which is on by default, is switched on. */
    public boolean isInstrumentationEnabled(String name) {
        return isInstrumentationEnabled(name, true);
    }

    /** Whether the instrumentation of that name is switched on. */
    public boolean isInstrumentationEnabled(String name, boolean byDefault) {
        return source.bool("otel.instrumentation." + name + ".enabled", instrumentationsEnabled && byDefault);
    }

    /** What instrumentations read: lists by the name of their property. */
    public Map<String, List<String>> instrumentationLists() {
        return new HashMap<String, List<String>>(instrumentationLists);
    }

    /** The thresholds of health; read when it is called, because premain can do without. */
    public HealthConfiguration health() {
        return new HealthConfiguration(source);
    }

    /** Who may ask the embedded server; read when it is called, because premain can do without. */
    public ServerConfiguration server() {
        return new ServerConfiguration(source);
    }

    /** Patterns of the names of classes whose class files are to be written; empty for none. */
    public List<String> dumpedClasses() {
        return source.list("sonde.debug.dump-classes", null);
    }

    /** Where they are to be written; null for a new temporary folder. */
    public String dumpDirectory() {
        return source.string("sonde.debug.dump-directory", null);
    }

    /** Every property that is set, by name, with secrets masked. */
    public List<ConfiguredProperty> configured() {
        Set<String> names = new TreeSet<String>(KnownProperties.names());
        names.addAll(source.namesBeginning("otel."));
        names.addAll(source.namesBeginning("sonde."));
        List<ConfiguredProperty> configured = new ArrayList<ConfiguredProperty>();
        for (String name : names) {
            ConfiguredProperty property = source.configured(name);
            if (property != null) {
                configured.add(property);
            }
        }
        return configured;
    }

    /** What was wrong with the configuration, a line each. */
    public List<String> problems() {
        return new ArrayList<String>(source.problems());
    }

    public boolean isEnabled() {
        return enabled;
    }

    public AgentLog.Level logLevel() {
        return logLevel;
    }

    public String serviceName() {
        return serviceName;
    }

    public Map<String, String> resourceAttributes() {
        return resourceAttributes;
    }

    public SamplingConfiguration sampling() {
        return sampling;
    }

    public ExportConfiguration export() {
        return export;
    }

    /** Comma-separated names of propagators. */
    public String propagators() {
        return propagators;
    }

    /** Whether calls that are left behind on a thread are reported, for tests. */
    public boolean isStrict() {
        return source.bool("sonde.strict", false);
    }

    public boolean isServerEnabled() {
        return serverEnabled;
    }

    public String serverHost() {
        return serverHost;
    }

    public int serverPort() {
        return serverPort;
    }

    public int maximumSeries() {
        return maximumSeries;
    }

    public int maximumLabelValues() {
        return maximumLabelValues;
    }

    /** Whether a client span's name is {@code GET host} rather than {@code GET}. */
    public boolean isHostInClientSpanName() {
        return hostInClientSpanName;
    }
}
