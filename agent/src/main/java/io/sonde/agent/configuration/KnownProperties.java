package io.sonde.agent.configuration;

import static io.sonde.agent.configuration.Property.bool;
import static io.sonde.agent.configuration.Property.duration;
import static io.sonde.agent.configuration.Property.integer;
import static io.sonde.agent.configuration.Property.list;
import static io.sonde.agent.configuration.Property.ratio;
import static io.sonde.agent.configuration.Property.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of properties: what reads a property has its default and its bounds from here, and the reference page is made
 * of it.
 */
final class KnownProperties {

    /** What a switch for one instrumentation is called, with its name in the middle. */
    static final String SWITCH_PREFIX = "otel.instrumentation.";

    static final String SWITCH_SUFFIX = ".enabled";

    private static final int MANY = 1_000_000;

    private static final List<Property> ALL = Collections.unmodifiableList(Arrays.asList(
            bool("otel.javaagent.enabled", "true", "`false` switches the agent off"),
            bool("otel.sdk.disabled", "false", "`true` switches the agent off"),
            text("sonde.config", null, "the path of a properties file", "a file with properties, watched for changes"),
            text("sonde.log.level", "info", "debug, info, warn, error or off", "how much is written to standard error")
                    .live(),
            text("otel.service.name", null, "a name", "who reports; without it the jar's or main class's name"),
            list("otel.resource.attributes", null, "key=value", "more about who reports"),
            text(
                    "otel.traces.exporter",
                    "otlp",
                    "otlp, console or none",
                    "with `none` no span is recorded; metrics stay"),
            text(
                    "otel.exporter.otlp.endpoint",
                    "http://localhost:4318",
                    "an http or https URL",
                    "where spans go; `/v1/traces` is appended"),
            text(
                    "otel.exporter.otlp.traces.endpoint",
                    null,
                    "an http or https URL",
                    "where spans go, in full; wins over the one above"),
            list("otel.exporter.otlp.headers", null, "key=value", "headers of each export")
                    .secret(),
            list("otel.exporter.otlp.traces.headers", null, "key=value", "more of them, which win")
                    .secret(),
            duration("otel.exporter.otlp.timeout", "10s", "how long one export may take"),
            duration("otel.exporter.otlp.traces.timeout", null, "wins over the one above"),
            text(
                    "otel.exporter.otlp.compression",
                    null,
                    "gzip or none",
                    "how exports are compressed; without it `gzip`, and `none` to a loopback address"),
            text("otel.exporter.otlp.traces.compression", null, "gzip or none", "wins over the one above"),
            text("otel.exporter.otlp.protocol", "http/protobuf", "http/protobuf", "how exports are encoded"),
            text("otel.exporter.otlp.traces.protocol", null, "http/protobuf", "wins over the one above"),
            integer("otel.bsp.max.queue.size", "2048", 1, MANY, "spans that may wait for export"),
            integer("otel.bsp.max.export.batch.size", "512", 1, MANY, "spans of one export"),
            duration("otel.bsp.schedule.delay", "5s", "the longest time that a span waits for others"),
            duration("otel.bsp.export.timeout", "30s", "how long one export may take, attempts included"),
            text(
                            "otel.traces.sampler",
                            "parentbased_always_on",
                            "always_on, always_off or traceidratio, alone or behind parentbased_",
                            "the head decision, which `traceparent` carries onwards")
                    .live(),
            text(
                            "otel.traces.sampler.arg",
                            "1.0",
                            "a ratio from 0 to 1",
                            "the share of traces that `traceidratio` keeps")
                    .live(),
            text(
                            "sonde.traces.keep-errors",
                            "true",
                            "true or any, server, or false",
                            "keep a local trace with an error whatever the sampler or the parent says: `any` call's,"
                                    + " or only its root's (`server`)")
                    .live(),
            text(
                            "sonde.traces.keep-slow",
                            "1s",
                            "a duration such as 500ms or 1s, or off",
                            "keep a local trace at least this slow whatever the sampler or the parent says")
                    .live(),
            integer(
                            "sonde.traces.keep-limit",
                            "50",
                            0,
                            MANY,
                            "local traces a second that the two rules above may keep; what is over is counted")
                    .live(),
            integer("sonde.traces.max-calls", "2000", 1, MANY, "calls of one local trace; what is over is counted")
                    .live(),
            list(
                            "sonde.traces.exclude",
                            null,
                            "path patterns",
                            "server requests that are not traced, nor what is called in their course: `*` within a"
                                    + " segment, `**` across")
                    .live(),
            list(
                            "sonde.traces.exclude-hosts",
                            null,
                            "host patterns with *",
                            "client requests that are not traced, by the host they go to")
                    .live(),
            list("sonde.metrics.exclude", null, "path patterns", "server requests that are not counted")
                    .live(),
            list(
                            "sonde.metrics.exclude-hosts",
                            null,
                            "host patterns with *",
                            "client requests that are not counted, by the host they go to")
                    .live(),
            integer("sonde.metrics.max-series", "2000", 1, MANY, "series of one metric; what is over is `other`"),
            integer(
                    "sonde.metrics.max-label-values",
                    "200",
                    1,
                    MANY,
                    "distinct values of one label of one metric; what is over is `other`"),
            integer(
                    "otel.attribute.count.limit",
                    "128",
                    0,
                    MANY,
                    "attributes of one span; what is over is counted in it"),
            integer("otel.span.attribute.count.limit", null, 0, MANY, "wins over the one above"),
            integer(
                    "otel.attribute.value.length.limit",
                    null,
                    0,
                    MANY,
                    "characters of one attribute; without it SQL, URLs and headers are cut at 4096, stack traces at"
                            + " 16384"),
            integer("otel.span.attribute.value.length.limit", null, 0, MANY, "wins over the one above"),
            list(
                    "otel.propagators",
                    "tracecontext,baggage",
                    "tracecontext, baggage, b3, b3multi and none",
                    "how context travels"),
            text(
                    "sonde.http.client.span-name",
                    "method-host",
                    "method or method-host",
                    "the name of a client's span: `GET` or `GET host`"),
            headers("client", "request"),
            headers("client", "response"),
            headers("server", "request"),
            headers("server", "response"),
            text(
                    "sonde.http.response-trace-header",
                    "off",
                    "the name of a header, or off",
                    "a header of each response that carries the trace id"),
            list(
                    "sonde.grpc.traces.exclude",
                    "grpc.health.v1.Health/*,grpc.reflection.*",
                    "method patterns with * and ?, or none",
                    "methods whose calls are counted but not traced"),
            metadata("client", "included", "names of metadata to keep in spans; credentials only if named exactly"),
            metadata("client", "excluded", "wins over what is included"),
            metadata("server", "included", "the same for calls of a server"),
            metadata("server", "excluded", "wins over what is included"),
            bool("otel.instrumentation.common.default-enabled", "true", "the default of the switches"),
            bool(
                    SWITCH_PREFIX + "<name>" + SWITCH_SUFFIX,
                    null,
                    "switches one instrumentation; the names stand in `/diagnostics`"),
            bool("sonde.strict", "false", "for tests: reports a call that is left behind on a thread"),
            bool("sonde.server.enabled", "true", "the embedded server"),
            text("otel.exporter.prometheus.host", "0.0.0.0", "a host name or address", "what it is bound to"),
            integer("otel.exporter.prometheus.port", "9464", 0, 65535, "its port; 0 takes a free one"),
            text("sonde.server.token", null, "any text", "what clients have to send as a bearer token")
                    .secret(),
            bool("sonde.server.diagnostics.remote", "false", "shows `/diagnostics` to other machines too"),
            text("sonde.server.tls.keystore", null, "the path of a keystore", "the server's key and certificate"),
            text("sonde.server.tls.keystore-password", null, "any text", "its password")
                    .secret(),
            text("sonde.server.tls.keystore-type", "PKCS12", "a type that the JVM knows", "its type"),
            duration("sonde.health.check-timeout", "1s", "how long one check of health may take"),
            duration(
                    "sonde.health.assume-started-after",
                    "30s",
                    "when an application that starts no known server counts as started"),
            duration("sonde.health.exporter.degraded-after", "30s", "degraded when nothing has arrived for so long"),
            ratio("sonde.health.exporter.degraded-queue-ratio", "0.8", "degraded when the queue is so full"),
            integer(
                    "sonde.health.exporter.degraded-drops",
                    "1",
                    1,
                    Integer.MAX_VALUE,
                    "degraded when so many spans were dropped within a minute"),
            ratio("sonde.health.jvm.degraded-heap-ratio", "0.9", "share of the heap in use after garbage collection"),
            ratio("sonde.health.jvm.unhealthy-heap-ratio", "0.98", "the same"),
            ratio("sonde.health.jvm.degraded-gc-ratio", "0.2", "share of the last minute that collections took"),
            ratio("sonde.health.jvm.unhealthy-gc-ratio", "0.5", "the same"),
            duration("sonde.health.pool.unhealthy-after", "10s", "how long a connection pool may stay exhausted"),
            ratio("sonde.health.target.degraded-error-ratio", "0.1", "share of a target's calls that failed"),
            ratio("sonde.health.target.unhealthy-error-ratio", "off", "the same"),
            integer(
                    "sonde.health.target.minimum-calls",
                    "10",
                    1,
                    Integer.MAX_VALUE,
                    "with fewer calls a minute a target is not judged"),
            integer("sonde.health.target.maximum", "100", 1, 10_000, "how many targets are told apart"),
            bool(
                    "sonde.circuit-breaker.enabled",
                    "true",
                    "stops recording spans while memory is short; metrics and context go on"),
            ratio("sonde.circuit-breaker.heap-ratio", "0.95", "share of the heap in use after garbage collection"),
            ratio("sonde.circuit-breaker.gc-ratio", "0.5", "share of the window that collections took"),
            duration("sonde.circuit-breaker.window", "10s", "how long that is, 1s at least and 10m at most"),
            duration(
                    "sonde.circuit-breaker.recover-after",
                    "30s",
                    "for how long both must have been below before spans are recorded again"),
            duration("sonde.diagnostics.summary-after", "30s", "when one line says what the agent does; 0 for never"),
            list(
                    "sonde.debug.dump-classes",
                    null,
                    "class names with *",
                    "woven classes whose class files are written before and after"),
            text("sonde.debug.dump-directory", null, "the path of a folder", "where to; without it a temporary one"),
            list(
                    "sonde.debug.fail-advice",
                    null,
                    "names of instrumentations or *, with /enter or /exit",
                    "for tests: advice that throws in place of doing its work"),
            text(
                    "sonde.debug.fail-advice-with",
                    "exception",
                    "exception, linkage-error, stack-overflow or out-of-memory",
                    "what it throws"),
            text(
                    "sonde.debug.spoil-weaving",
                    null,
                    "stack, locals, frames or types",
                    "for tests: what is wrong with every woven method, so that its class stays as it was"),
            bool(
                    "sonde.debug.start-up",
                    "false",
                    "`true` writes to standard error where the time of the agent's start goes")));

    private static final Map<String, Property> BY_NAME = byName();

    private KnownProperties() {}

    private static Property headers(String side, String direction) {
        return list(
                "otel.instrumentation.http." + side + ".capture-" + direction + "-headers",
                null,
                "header names",
                "headers to keep in spans as `http." + direction + ".header.<name>`");
    }

    private static Property metadata(String side, String what, String meaning) {
        return list(
                "otel.instrumentation.grpc." + side + ".request-metadata." + what, null, "names with * and ?", meaning);
    }

    private static Map<String, Property> byName() {
        Map<String, Property> byName = new LinkedHashMap<String, Property>();
        for (Property property : ALL) {
            byName.put(property.name(), property);
        }
        return byName;
    }

    /** Every property, in the order of the reference page. */
    static List<Property> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException for a name that is not in the table */
    static Property get(String name) {
        Property property = BY_NAME.get(name);
        if (property == null) {
            throw new IllegalArgumentException(name + " is not in the table of properties");
        }
        return property;
    }

    static boolean isKnown(String name) {
        return BY_NAME.containsKey(name);
    }

    /** Whether that is the environment's form of a property. */
    static boolean isKnownVariable(String variable) {
        for (Property property : ALL) {
            if (PropertySource.environmentName(property.name()).equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** Whether that switches one instrumentation. */
    static boolean isSwitch(String name) {
        return name.startsWith(SWITCH_PREFIX) && name.endsWith(SWITCH_SUFFIX);
    }
}
