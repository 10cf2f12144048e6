package io.sonde.agent.configuration;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The names that have a meaning; any other of the agent's or OpenTelemetry's is named once at start. */
final class KnownProperties {

    private static final Set<String> NAMES = new HashSet<String>(Arrays.asList(
            "otel.javaagent.enabled",
            "otel.sdk.disabled",
            "otel.service.name",
            "otel.resource.attributes",
            "otel.traces.exporter",
            "otel.traces.sampler",
            "otel.traces.sampler.arg",
            "otel.exporter.otlp.endpoint",
            "otel.exporter.otlp.traces.endpoint",
            "otel.exporter.otlp.headers",
            "otel.exporter.otlp.traces.headers",
            "otel.exporter.otlp.timeout",
            "otel.exporter.otlp.traces.timeout",
            "otel.exporter.otlp.compression",
            "otel.exporter.otlp.traces.compression",
            "otel.exporter.otlp.protocol",
            "otel.exporter.otlp.traces.protocol",
            "otel.bsp.max.queue.size",
            "otel.bsp.max.export.batch.size",
            "otel.bsp.schedule.delay",
            "otel.bsp.export.timeout",
            "otel.propagators",
            "otel.instrumentation.common.default-enabled",
            "otel.exporter.prometheus.host",
            "otel.exporter.prometheus.port",
            "sonde.traces.keep-errors",
            "sonde.traces.keep-slow",
            "sonde.traces.max-calls",
            "sonde.http.client.span-name",
            "sonde.server.enabled",
            "sonde.server.token",
            "sonde.server.diagnostics.remote",
            "sonde.server.tls.keystore",
            "sonde.server.tls.keystore-password",
            "sonde.server.tls.keystore-type",
            "sonde.diagnostics.summary-after",
            "sonde.debug.dump-classes",
            "sonde.debug.dump-directory",
            "sonde.health.check-timeout",
            "sonde.health.assume-started-after",
            "sonde.health.exporter.degraded-after",
            "sonde.health.exporter.degraded-queue-ratio",
            "sonde.health.exporter.degraded-drops",
            "sonde.health.jvm.degraded-heap-ratio",
            "sonde.health.jvm.unhealthy-heap-ratio",
            "sonde.health.jvm.degraded-gc-ratio",
            "sonde.health.jvm.unhealthy-gc-ratio",
            "sonde.health.pool.unhealthy-after",
            "sonde.health.target.degraded-error-ratio",
            "sonde.health.target.unhealthy-error-ratio",
            "sonde.health.target.minimum-calls",
            "sonde.health.target.maximum",
            "sonde.metrics.max-series",
            "sonde.metrics.max-label-values",
            "sonde.config",
            "sonde.strict",
            "sonde.log.level"));

    private KnownProperties() {}

    /** The names, in order; the switches of instrumentations are not among them. */
    static Set<String> names() {
        Set<String> names = new TreeSet<String>(NAMES);
        names.addAll(InstrumentationLists.names());
        return names;
    }

    static void reportUnknown(PropertySource source) {
        for (String name : source.namesBeginning("otel.")) {
            if (isSwitch(name)) {
                source.bool(name, true);
            } else if (!isKnown(name)) {
                source.problem(name + " is not supported and has no effect");
            }
        }
        for (String name : source.namesBeginning("sonde.")) {
            if (!isKnown(name)) {
                source.problem(name + " is unknown and has no effect");
            }
        }
    }

    private static boolean isKnown(String name) {
        return NAMES.contains(name) || InstrumentationLists.contains(name);
    }

    private static boolean isSwitch(String name) {
        return name.startsWith("otel.instrumentation.") && name.endsWith(".enabled");
    }
}
