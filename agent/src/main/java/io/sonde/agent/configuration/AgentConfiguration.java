package io.sonde.agent.configuration;

import io.sonde.agent.linking.FailingAdvice;
import io.sonde.agent.logging.AgentLog;
import io.sonde.agent.weaving.WeavingDefect;
import io.sonde.instrumentation.propagation.Propagators;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration in force. Immutable. */
public final class AgentConfiguration {

    private final PropertySource source;

    private final boolean enabled;
    private final LiveConfiguration live;
    private final String serviceName;
    private final Map<String, String> resourceAttributes;
    private final ExportConfiguration export;
    private final String propagators;
    private final boolean strict;
    private final boolean serverEnabled;
    private final String serverHost;
    private final int serverPort;
    private final int maximumSeries;
    private final int maximumLabelValues;
    private final boolean instrumentationsEnabled;
    private final boolean hostInClientSpanName;
    private final Map<String, List<String>> instrumentationLists;
    private final SpanLimits spanLimits;

    public AgentConfiguration(PropertySource source) {
        this.source = source;
        enabled = source.bool("otel.javaagent.enabled") && !source.bool("otel.sdk.disabled");
        live = new LiveConfiguration(source);
        resourceAttributes = KeyValues.parse(source, "otel.resource.attributes");
        serviceName = serviceName(source, resourceAttributes);
        export = new ExportConfiguration(source);
        propagators = source.string("otel.propagators");
        for (String unknown : Propagators.parse(propagators).unknown()) {
            source.problem(
                    "otel.propagators",
                    unknown,
                    KnownProperties.get("otel.propagators").allowed(),
                    "the rest of it");
        }
        strict = source.bool("sonde.strict");
        serverEnabled = source.bool("sonde.server.enabled");
        serverHost = source.string("otel.exporter.prometheus.host");
        serverPort = source.integer("otel.exporter.prometheus.port");
        maximumSeries = source.integer("sonde.metrics.max-series");
        maximumLabelValues = source.integer("sonde.metrics.max-label-values");
        instrumentationsEnabled = source.bool("otel.instrumentation.common.default-enabled");
        hostInClientSpanName = hostInClientSpanName(source);
        instrumentationLists = InstrumentationLists.read(source);
        spanLimits = new SpanLimits(source);
        UnknownProperties.report(source);
    }

    private static String serviceName(PropertySource source, Map<String, String> resourceAttributes) {
        String configured = source.string("otel.service.name", resourceAttributes.get("service.name"));
        return configured != null ? configured : MainClass.serviceName(System.getProperty("sun.java.command"));
    }

    private static boolean hostInClientSpanName(PropertySource source) {
        String value = source.string("sonde.http.client.span-name");
        if (!value.equals("method") && !value.equals("method-host")) {
            source.problem("sonde.http.client.span-name", value);
        }
        return !value.equals("method");
    }

    /** Whether the instrumentation of that name, which is on by default, is switched on. */
    public boolean isInstrumentationEnabled(String name) {
        return isInstrumentationEnabled(name, true);
    }

    /** Whether the instrumentation of that name is switched on. */
    public boolean isInstrumentationEnabled(String name, boolean byDefault) {
        return source.bool(
                KnownProperties.SWITCH_PREFIX + name + KnownProperties.SWITCH_SUFFIX,
                instrumentationsEnabled && byDefault);
    }

    /**
     * Notes switches of instrumentations that do not exist.
     *
     * @param names those that do
     * @return a line for each
     */
    public List<String> unknownSwitches(Collection<String> names) {
        int before = source.problems().size();
        UnknownProperties.reportSwitches(source, names);
        return new ArrayList<String>(
                source.problems().subList(before, source.problems().size()));
    }

    /** What instrumentations read: lists by the name of their property. */
    public Map<String, List<String>> instrumentationLists() {
        return new HashMap<String, List<String>>(instrumentationLists);
    }

    /** The thresholds of health; read when it is called, because premain can do without. */
    public HealthConfiguration health() {
        return new HealthConfiguration(source);
    }

    /** When spans are not recorded for want of memory; read when it is called, because premain can do without. */
    public CircuitBreakerConfiguration circuitBreaker() {
        return new CircuitBreakerConfiguration(source);
    }

    /** Who may ask the embedded server; read when it is called, because premain can do without. */
    public ServerConfiguration server() {
        return new ServerConfiguration(source);
    }

    /** Patterns of the names of classes whose class files are to be written; empty for none. */
    public List<String> dumpedClasses() {
        return source.list("sonde.debug.dump-classes");
    }

    /** Where they are to be written; null for a new temporary folder. */
    public String dumpDirectory() {
        return source.string("sonde.debug.dump-directory");
    }

    /** Which advice is made to fail: names of instrumentations, {@code *} for all; empty for none. */
    public List<String> failingAdvice() {
        return source.list("sonde.debug.fail-advice");
    }

    /** What it throws. */
    public FailingAdvice.Kind failingAdviceKind() {
        String value = source.string("sonde.debug.fail-advice-with");
        for (FailingAdvice.Kind kind : FailingAdvice.Kind.values()) {
            if (kind.name().replace('_', '-').equalsIgnoreCase(value)) {
                return kind;
            }
        }
        source.problem("sonde.debug.fail-advice-with", value);
        return FailingAdvice.Kind.EXCEPTION;
    }

    /** What every woven method is spoilt with; null for nothing. */
    public WeavingDefect weavingDefect() {
        String value = source.string("sonde.debug.spoil-weaving");
        if (value == null) {
            return null;
        }
        for (WeavingDefect defect : WeavingDefect.values()) {
            if (defect.name().equalsIgnoreCase(value)) {
                return defect;
            }
        }
        source.problem("sonde.debug.spoil-weaving", value);
        return null;
    }

    /** Whether it is to be said where the time of the agent's start goes. */
    public boolean isStartUpTold() {
        return source.bool("sonde.debug.start-up");
    }

    /** What was wrong with the configuration, a line each. */
    public List<String> problems() {
        return new ArrayList<String>(source.problems());
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** The part that may change later, as it is at start. */
    public LiveConfiguration live() {
        return live;
    }

    /** The file that is to be watched for changes; null if there is none. */
    public WatchedConfiguration watched() {
        return source.filePath() == null ? null : new WatchedConfiguration(source);
    }

    /** Every property that is set or has a default, with its origin, secrets masked. */
    public List<PropertyInForce> propertiesInForce() {
        return PropertyInForce.list(source);
    }

    /** The limits of spans. */
    public SpanLimits spanLimits() {
        return spanLimits;
    }

    public AgentLog.Level logLevel() {
        return live.logLevel();
    }

    public String serviceName() {
        return serviceName;
    }

    public Map<String, String> resourceAttributes() {
        return resourceAttributes;
    }

    public SamplingConfiguration sampling() {
        return live.sampling();
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
        return strict;
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
