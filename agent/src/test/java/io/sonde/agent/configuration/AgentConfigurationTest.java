package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.logging.AgentLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every property: its default, its values, and what is said of a bad one. */
final class AgentConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void defaults() {
        AgentConfiguration configuration = new TestSource().configuration();

        assertThat(configuration.isEnabled()).isTrue();
        assertThat(configuration.logLevel()).isEqualTo(AgentLog.Level.INFO);
        assertThat(configuration.serviceName()).isNotEmpty();
        assertThat(configuration.resourceAttributes()).isEmpty();
        assertThat(configuration.propagators()).isEqualTo("tracecontext,baggage");
        assertThat(configuration.isServerEnabled()).isTrue();
        assertThat(configuration.serverHost()).isEqualTo("0.0.0.0");
        assertThat(configuration.serverPort()).isEqualTo(9464);
        assertThat(configuration.maximumSeries()).isEqualTo(2000);
        assertThat(configuration.maximumLabelValues()).isEqualTo(200);
        assertThat(configuration.isHostInClientSpanName()).isTrue();
        assertThat(configuration.isInstrumentationEnabled("any")).isTrue();
        SamplingConfiguration sampling = configuration.sampling();
        assertThat(sampling.isParentBased()).isTrue();
        assertThat(sampling.ratio()).isEqualTo(1);
        assertThat(sampling.keepErrors()).isEqualTo(SamplingConfiguration.KeepErrors.ANY);
        assertThat(sampling.keepLimit()).isEqualTo(50);
        assertThat(sampling.slowNanos()).isEqualTo(1_000_000_000);
        assertThat(sampling.maximumCalls()).isEqualTo(2000);
        ExportConfiguration export = configuration.export();
        assertThat(export.exporter()).isEqualTo(ExportConfiguration.Exporter.OTLP);
        assertThat(export.endpoint()).isEqualTo("http://localhost:4318/v1/traces");
        assertThat(export.headers()).isEmpty();
        assertThat(export.timeoutMillis()).isEqualTo(10_000);
        assertThat(export.isCompressed()).as("to a loopback address").isFalse();
        assertThat(export.queueSize()).isEqualTo(2048);
        assertThat(export.batchSize()).isEqualTo(512);
        assertThat(export.scheduleDelayMillis()).isEqualTo(5000);
        assertThat(export.exportTimeoutMillis()).isEqualTo(30_000);
        assertThat(configuration.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4318, , false",
        "http://127.0.0.1:4318/x, , false",
        "http://[::1]:4318, , false",
        "https://backend:4318, , true",
        "http://10.0.0.1:4318, , true",
        "http://backend:4318, none, false",
        "http://localhost:4318, gzip, true"
    })
    void compressionIsForTheNetwork(String endpoint, String compression, boolean expected) {
        TestSource source = new TestSource().with("otel.exporter.otlp.endpoint", endpoint);
        if (compression != null) {
            source.with("otel.exporter.otlp.compression", compression);
        }
        assertThat(source.configuration().export().isCompressed()).isEqualTo(expected);
    }

    @Test
    void whatIsSet() {
        AgentConfiguration configuration = new TestSource()
                .with("otel.service.name", " shop ")
                .with("otel.resource.attributes", "team=a%20b, empty=,service.name=ignored")
                .with("otel.traces.exporter", "Console")
                .with("otel.traces.sampler", "traceidratio")
                .with("otel.traces.sampler.arg", "0.25")
                .with("sonde.traces.keep-errors", "FALSE")
                .with("sonde.traces.keep-slow", "250ms")
                .with("sonde.traces.keep-limit", "9")
                .with("sonde.traces.max-calls", "7")
                .with("otel.exporter.otlp.endpoint", "https://backend:1234/x")
                .with("otel.exporter.otlp.headers", "a=1,b=2")
                .with("otel.exporter.otlp.traces.headers", "b=3")
                .with("otel.exporter.otlp.timeout", "2s")
                .with("otel.exporter.otlp.compression", "none")
                .with("otel.exporter.otlp.protocol", "http/protobuf")
                .with("otel.bsp.max.queue.size", "100")
                .with("otel.bsp.max.export.batch.size", "200")
                .with("otel.bsp.schedule.delay", "1000")
                .with("otel.bsp.export.timeout", "1m")
                .with("otel.propagators", "b3")
                .with("otel.exporter.prometheus.host", "127.0.0.1")
                .with("otel.exporter.prometheus.port", "0")
                .with("sonde.server.enabled", "false")
                .with("sonde.metrics.max-series", "10")
                .with("sonde.metrics.max-label-values", "5")
                .with("sonde.http.client.span-name", "method")
                .with("sonde.log.level", "Debug")
                .with("otel.instrumentation.common.default-enabled", "false")
                .with("otel.instrumentation.jdbc.enabled", "true")
                .configuration();

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.serviceName()).isEqualTo("shop");
        assertThat(configuration.resourceAttributes())
                .containsEntry("team", "a b")
                .containsEntry("empty", "");
        assertThat(configuration.export().exporter()).isEqualTo(ExportConfiguration.Exporter.CONSOLE);
        assertThat(configuration.sampling().isParentBased()).isFalse();
        assertThat(configuration.sampling().ratio()).isEqualTo(0.25);
        assertThat(configuration.sampling().keepErrors()).isEqualTo(SamplingConfiguration.KeepErrors.FALSE);
        assertThat(configuration.sampling().keepLimit()).isEqualTo(9);
        assertThat(configuration.sampling().slowNanos()).isEqualTo(250_000_000);
        assertThat(configuration.sampling().maximumCalls()).isEqualTo(7);
        assertThat(configuration.export().endpoint()).isEqualTo("https://backend:1234/x/v1/traces");
        assertThat(configuration.export().headers()).containsEntry("a", "1").containsEntry("b", "3");
        assertThat(configuration.export().timeoutMillis()).isEqualTo(2000);
        assertThat(configuration.export().isCompressed()).isFalse();
        assertThat(configuration.export().queueSize()).isEqualTo(100);
        assertThat(configuration.export().batchSize()).isEqualTo(100);
        assertThat(configuration.export().scheduleDelayMillis()).isEqualTo(1000);
        assertThat(configuration.export().exportTimeoutMillis()).isEqualTo(60_000);
        assertThat(configuration.propagators()).isEqualTo("b3");
        assertThat(configuration.serverHost()).isEqualTo("127.0.0.1");
        assertThat(configuration.serverPort()).isZero();
        assertThat(configuration.isServerEnabled()).isFalse();
        assertThat(configuration.maximumSeries()).isEqualTo(10);
        assertThat(configuration.maximumLabelValues()).isEqualTo(5);
        assertThat(configuration.isHostInClientSpanName()).isFalse();
        assertThat(configuration.logLevel()).isEqualTo(AgentLog.Level.DEBUG);
        assertThat(configuration.isInstrumentationEnabled("jdbc")).isTrue();
        assertThat(configuration.isInstrumentationEnabled("other")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "otel.javaagent.enabled | yes | true or false; true is used",
                "otel.sdk.disabled | 1 | true or false; false is used",
                "otel.traces.exporter | zipkin | otlp, console or none; otlp is used",
                "otel.traces.sampler | sometimes | always_on, always_off or traceidratio, alone or behind parentbased_; always_on is used",
                "otel.traces.sampler | parentbased_x | always_on, always_off or traceidratio, alone or behind parentbased_; parentbased_always_on is used",
                "sonde.traces.keep-errors | maybe | true or any, server, or false; true is used",
                "sonde.traces.keep-slow | soon | a duration such as 500ms or 1s, or off; 1s is used",
                "sonde.traces.keep-slow | 999999999999999d | a duration such as 500ms or 1s, or off; 1s is used",
                "sonde.traces.keep-limit | -1 | a whole number from 0 to 1000000; 50 is used",
                "sonde.traces.exclude | health | a comma-separated list of path patterns such as /health or /actuator/**; the rest of it is used",
                "otel.attribute.count.limit | x | a whole number from 0 to 1000000; 128 is used",
                "otel.span.attribute.count.limit | x | a whole number from 0 to 1000000; 128 is used",
                "sonde.traces.max-calls | 0 | a whole number from 1 to 1000000; 2000 is used",
                "otel.exporter.otlp.timeout | -1 | a duration such as 500ms, 5s or 1m; 10000ms is used",
                "otel.exporter.otlp.traces.timeout | x | a duration such as 500ms, 5s or 1m; 10000ms is used",
                "otel.exporter.otlp.compression | brotli | gzip or none; gzip is used",
                "otel.exporter.otlp.traces.compression | zip | gzip or none; gzip is used",
                "otel.exporter.otlp.protocol | grpc | http/protobuf; http/protobuf is used",
                "otel.exporter.otlp.traces.protocol | http/json | http/protobuf; http/protobuf is used",
                "otel.bsp.max.queue.size | many | a whole number from 1 to 1000000; 2048 is used",
                "otel.bsp.max.export.batch.size | -5 | a whole number from 1 to 1000000; 512 is used",
                "otel.bsp.schedule.delay | 5 parsecs | a duration such as 500ms, 5s or 1m; 5000ms is used",
                "otel.bsp.export.timeout | 1.5s | a duration such as 500ms, 5s or 1m; 30000ms is used",
                "otel.propagators | jaeger | a comma-separated list of tracecontext, baggage, b3, b3multi and none; the rest of it is used",
                "otel.exporter.prometheus.port | 65536 | a whole number from 0 to 65535; 9464 is used",
                "sonde.server.enabled | on | true or false; true is used",
                "sonde.metrics.max-series | 99999999999 | a whole number from 1 to 1000000; 2000 is used",
                "sonde.metrics.max-label-values | x | a whole number from 1 to 1000000; 200 is used",
                "sonde.http.client.span-name | host | method or method-host; method-host is used",
                "sonde.log.level | loud | debug, info, warn, error or off; info is used",
                "otel.instrumentation.jdbc.enabled | perhaps | true or false; true is used",
                "otel.instrumentation.common.default-enabled | x | true or false; true is used"
            })
    void oneLineForABadValue(String name, String value, String allowed) {
        AgentConfiguration configuration = new TestSource().with(name, value).configuration();
        configuration.isInstrumentationEnabled("jdbc");

        assertThat(configuration.problems())
                .containsExactly(name + "=" + value + " is not understood; allowed is " + allowed);
    }

    @Test
    void aBadRatio() {
        for (String ratio : new String[] {"2", "-0.1", "half", "NaN"}) {
            AgentConfiguration configuration = new TestSource()
                    .with("otel.traces.sampler", "parentbased_traceidratio")
                    .with("otel.traces.sampler.arg", ratio)
                    .configuration();
            assertThat(configuration.sampling().ratio()).isEqualTo(1);
            assertThat(configuration.problems())
                    .containsExactly("otel.traces.sampler.arg=" + ratio
                            + " is not understood; allowed is a ratio from 0 to 1; 1.0 is used");
        }
    }

    @Test
    void aLineIsALine() {
        AgentConfiguration configuration = new TestSource()
                .with("sonde.log.level", "a\nb\u001b[31m" + "x".repeat(500))
                .configuration();
        assertThat(configuration.problems())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("sonde.log.level=a?b?[31mxxx")
                        .contains("xxx… is not understood")
                        .hasSizeLessThan(250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://user:s3cret@host/",
                "user:s3cret@host",
                "http://",
                "http:///s3cret",
                "http://h:s3cret",
                "ht tp://s3cret"
            })
    void secretsAreNotShown(String endpoint) {
        AgentConfiguration configuration = new TestSource()
                .with("otel.exporter.otlp.endpoint", endpoint)
                .with("otel.exporter.otlp.headers", "s3cret,=s3cret,api-key=s3cret")
                .with("otel.exporter.otlp.traces.headers", "s3cret")
                .with("otel.resource.attributes", "s3cret")
                .configuration();

        assertThat(configuration.export().endpoint()).isEqualTo("http://localhost:4318/v1/traces");
        assertThat(configuration.export().headers()).containsOnlyKeys("api-key");
        assertThat(configuration.problems())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).doesNotContain("s3cret").contains("allowed is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://otel_collector:4318", "https://[::1]:4318", "http://user:pw@h"})
    void endpoints(String endpoint) {
        AgentConfiguration configuration =
                new TestSource().with("otel.exporter.otlp.endpoint", endpoint).configuration();
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.export().endpoint()).isEqualTo(endpoint + "/v1/traces");
        AgentConfiguration ofTraces = new TestSource()
                .with("otel.exporter.otlp.traces.endpoint", endpoint)
                .configuration();
        assertThat(ofTraces.export().endpoint()).isEqualTo(endpoint);
    }

    @Test
    void systemPropertyThenEnvironmentThenFile() throws Exception {
        Path file = folder.resolve("sonde.properties");
        Files.writeString(
                file,
                "otel.service.name=file\notel.exporter.prometheus.host=file\nsonde.log.level=warn\nsonde.typo=1\n",
                StandardCharsets.UTF_8);
        AgentConfiguration configuration = new TestSource()
                .variable("SONDE_CONFIG", file.toString())
                .variable("OTEL_SERVICE_NAME", "environment")
                .variable("OTEL_EXPORTER_PROMETHEUS_HOST", "environment")
                .variable("OTEL_INSTRUMENTATION_HTTP_URL_CONNECTION_ENABLED", "false")
                .variable("SONDE_TRACES_KEEP_SLOW", "off")
                .with("otel.service.name", "system")
                .configuration();

        assertThat(configuration.serviceName()).isEqualTo("system");
        assertThat(configuration.serverHost()).isEqualTo("environment");
        assertThat(configuration.logLevel()).isEqualTo(AgentLog.Level.WARN);
        assertThat(configuration.isInstrumentationEnabled("http-url-connection"))
                .isFalse();
        assertThat(configuration.sampling().slowNanos()).isEqualTo(SamplingConfiguration.NEVER_SLOW);
        assertThat(configuration.problems()).containsExactly("sonde.typo is unknown and has no effect");
    }

    @Test
    void aFileThatCannotBeRead() throws Exception {
        AgentConfiguration absent = new TestSource()
                .with("sonde.config", folder.resolve("absent").toString())
                .configuration();
        assertThat(absent.problems())
                .singleElement()
                .asString()
                .startsWith("sonde.config=")
                .contains("cannot be read");

        Path malformed = Files.writeString(folder.resolve("malformed"), "a=\\u12");
        assertThat(new TestSource()
                        .with("sonde.config", malformed.toString())
                        .configuration()
                        .problems())
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void whatHasNoEffectIsNamedOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "otel.metrics.exporter=none\nsonde.tpyo=s3cret\n");
        AgentConfiguration configuration = new TestSource()
                .with("sonde.config", file.toString())
                .with("otel.metrics.exporter", "none")
                .with("other.property", "x")
                .configuration();
        assertThat(configuration.problems())
                .containsExactly(
                        "otel.metrics.exporter is not supported and has no effect",
                        "sonde.tpyo is unknown and has no effect");
    }

    /** Each property of the table is read, and each that is read is in the table. */
    @Test
    void theTableIsWhatIsRead() {
        Set<String> table = new TreeSet<>();
        for (Property property : KnownProperties.all()) {
            table.add(property.name());
        }
        table.remove("otel.instrumentation.<name>.enabled");
        Set<String> read = new TreeSet<>();
        for (String sampler : new String[] {"traceidratio", "always_on"}) {
            TestSource source = new TestSource().with("otel.traces.sampler", sampler);
            AgentConfiguration configuration = source.configuration();
            configuration.server();
            configuration.health();
            configuration.dumpedClasses();
            configuration.dumpDirectory();
            configuration.circuitBreaker();
            configuration.failingAdvice();
            configuration.failingAdviceKind();
            configuration.weavingDefect();
            configuration.isStartUpTold();
            read.addAll(source.namesRead);
        }
        TestSource ofTraces = new TestSource().with("otel.exporter.otlp.traces.endpoint", "http://h");
        AgentConfiguration whole = ofTraces.configuration();
        whole.health();
        whole.server();
        whole.dumpedClasses();
        whole.dumpDirectory();
        whole.circuitBreaker();
        whole.failingAdvice();
        whole.failingAdviceKind();
        whole.weavingDefect();
        whole.isStartUpTold();
        whole.isStrict();
        read.addAll(ofTraces.namesRead);

        assertThat(read).isEqualTo(table);
    }

    /** What the reference page says is the default is one. */
    @Test
    void defaultsOfTheTableAreUnderstood() {
        TestSource source = new TestSource();
        for (Property property : KnownProperties.all()) {
            if (property.defaultValue() != null) {
                source.with(property.name(), property.defaultValue());
            }
        }
        assertThat(source.configuration().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, ANY",
        "any, ANY",
        "ANY, ANY",
        "server, SERVER",
        "false, FALSE",
    })
    void whoseErrorsAreKept(String value, SamplingConfiguration.KeepErrors expected) {
        AgentConfiguration configuration =
                new TestSource().with("sonde.traces.keep-errors", value).configuration();
        assertThat(configuration.sampling().keepErrors()).isEqualTo(expected);
        assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void limitsOfSpans() {
        SpanLimits defaults = new TestSource().configuration().spanLimits();
        assertThat(defaults.attributes()).isEqualTo(128);
        assertThat(defaults.lengthOfText()).isEqualTo(4096);
        assertThat(defaults.lengthOfStackTrace()).isEqualTo(16_384);

        SpanLimits general = new TestSource()
                .with("otel.attribute.count.limit", "7")
                .with("otel.attribute.value.length.limit", "9")
                .configuration()
                .spanLimits();
        assertThat(general.attributes()).isEqualTo(7);
        assertThat(general.lengthOfText()).isEqualTo(9);
        assertThat(general.lengthOfStackTrace()).isEqualTo(9);

        SpanLimits ofSpans = new TestSource()
                .with("otel.attribute.count.limit", "7")
                .with("otel.span.attribute.count.limit", "3")
                .with("otel.attribute.value.length.limit", "9")
                .with("otel.span.attribute.value.length.limit", "5")
                .configuration()
                .spanLimits();
        assertThat(ofSpans.attributes()).isEqualTo(3);
        assertThat(ofSpans.lengthOfText()).isEqualTo(5);
    }

    @Test
    void whatIsInForceAndWhyWithoutSecrets() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "otel.propagators=b3\n");
        AgentConfiguration configuration = new TestSource()
                .with("otel.exporter.otlp.headers", "api-key=s3cret")
                .with("otel.exporter.otlp.endpoint", "http://user:s3cret@host:4318")
                .with("otel.instrumentation.jdbc.enabled", "false")
                .variable("OTEL_SERVICE_NAME", "shop")
                .arguments("sonde.log.level=debug,sonde.config=" + file)
                .configuration();

        assertThat(configuration.propertiesInForce())
                .extracting(property -> property.name() + '=' + property.value() + " by " + property.origin())
                .contains(
                        "otel.service.name=shop by environment",
                        "sonde.log.level=debug by agent argument",
                        "otel.propagators=b3 by file",
                        "otel.exporter.otlp.headers=*** by system property",
                        "otel.instrumentation.jdbc.enabled=false by system property")
                .noneMatch(line -> line.contains("s3cret"));
    }
}
