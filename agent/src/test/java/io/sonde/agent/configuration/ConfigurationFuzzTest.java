package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is set, the agent has a configuration, and each thing that was wrong is one line without a secret. */
class ConfigurationFuzzTest {

    private static final String SECRET = "s3cr3t";

    private static final String[] VALUES = {
        "true",
        "FALSE",
        "0",
        "1",
        "-1",
        "2147483648",
        "99999999999999999999",
        "0.5",
        "1.0",
        "NaN",
        "Infinity",
        "-0.0",
        "1e400",
        "0x1p-2",
        "500ms",
        "5s",
        "1m",
        "9999999999999999d",
        "999999999999999d",
        "5 s",
        "s",
        "off",
        "OFF",
        "none",
        "otlp",
        "console",
        "always_on",
        "parentbased_traceidratio",
        "parentbased_",
        "http://localhost:4318",
        "https://a_b:1/x",
        "http://",
        "http://[::1",
        "ftp://h",
        "a=b,c=d%20e",
        "a=%zz",
        "=x",
        ",,=,",
        "/health,/a/**",
        "*",
        "health",
        "debug",
        "gzip",
        "tracecontext,b3",
        "GET",
        "X-Header",
        "",
        " ",
        "\u0130",
        "\ud83d\ude00"
    };

    private static String value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Texts.noise(random, random.nextInt(30) == 0 ? 3_000 : 20);
            case 1 -> Texts.mutated(random, Texts.one(random, VALUES));
            default -> Texts.one(random, VALUES);
        };
    }

    private static void assertUsable(AgentConfiguration configuration) {
        assertThat(configuration.serverPort()).isBetween(0, 65_535);
        assertThat(configuration.maximumSeries()).isPositive();
        assertThat(configuration.maximumLabelValues()).isPositive();
        assertThat(configuration.sampling().ratio()).isBetween(0.0, 1.0);
        assertThat(configuration.sampling().slowNanos()).isNotNegative();
        assertThat(configuration.sampling().maximumCalls()).isPositive();
        assertThat(configuration.export().queueSize()).isPositive();
        assertThat(configuration.export().batchSize())
                .isBetween(1, configuration.export().queueSize());
        assertThat(configuration.export().timeoutMillis()).isNotNegative();
        assertThat(configuration.export().scheduleDelayMillis()).isNotNegative();
        assertThat(configuration.export().exportTimeoutMillis()).isNotNegative();
        assertThat(configuration.export().endpoint()).matches("(?s)https?://.+");
        assertThat(configuration.spanLimits().lengthOfText()).isNotNegative();
        assertThat(configuration.serviceName()).isNotEmpty();
        assertThat(configuration.server()).isNotNull();
        assertThat(configuration.health().targetMaximum()).isPositive();
        assertThat(configuration.live().exclusion()).isNotNull();
        assertThat(ResourceAttributes.detect(configuration, "1")).containsKey("service.name");
        configuration.unknownSwitches(List.of("jdbc"));
        for (String problem : configuration.problems()) {
            assertThat(problem.chars()).as(problem).noneMatch(Character::isISOControl);
            assertThat(problem).hasSizeLessThan(1_000).doesNotContain(SECRET);
        }
        for (PropertyInForce property : configuration.propertiesInForce()) {
            assertThat(property.value()).doesNotContain(SECRET);
        }
    }

    @Nested
    class PropertiesFuzzTest extends FuzzTest {

        PropertiesFuzzTest() {
            super(250);
        }

        @Override
        protected void tryOne(Random random) {
            TestSource source = new TestSource();
            List<Property> all = KnownProperties.all();
            StringBuilder arguments = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                Property property = all.get(random.nextInt(all.size()));
                String name = property.name().replace("<name>", Texts.one(random, "jdbc", "x", ""));
                if (name.equals("sonde.config")) {
                    continue;
                }
                if (random.nextInt(6) == 0) {
                    name = Texts.mutated(random, name);
                }
                String value = value(random);
                if (KnownProperties.isKnown(name) && KnownProperties.get(name).isSecret()) {
                    value = name.endsWith("headers") ? "key=" + SECRET + ',' + SECRET : SECRET;
                }
                switch (random.nextInt(3)) {
                    case 0 -> source.with(name, value);
                    case 1 -> source.variable(PropertySource.environmentName(name), value);
                    default -> arguments.append(name).append('=').append(value).append(',');
                }
            }
            assertUsable(source.arguments(arguments.toString()).configuration());
        }
    }

    @Nested
    class FileFuzzTest extends FuzzTest {

        @TempDir
        private Path folder;

        FileFuzzTest() {
            super(100);
        }

        @Override
        protected void tryOne(Random random) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                String name = KnownProperties.all()
                        .get(random.nextInt(KnownProperties.all().size()))
                        .name();
                text.append(random.nextInt(5) == 0 ? Texts.mutated(random, name) : name)
                        .append(Texts.one(random, "=", ":", " ", " = ", "\\="))
                        .append(Texts.one(random, value(random), "\\u00e9", "\\u00", "\\", "a\\\n b", "\\n"))
                        .append(Texts.one(random, "\n", "\r\n", "\n#", "\u0000"));
            }
            Path file = folder.resolve("sonde.properties");
            Files.write(
                    file,
                    text.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16));
            assertUsable(new TestSource().with("sonde.config", file.toString()).configuration());
        }
    }

    /** What was percent-encoded comes out as it was, whatever it was. */
    @Nested
    class ResourceAttributesFuzzTest extends FuzzTest {

        ResourceAttributesFuzzTest() {
            super(400);
        }

        @Override
        protected void tryOne(Random random) {
            Map<String, String> attributes = new LinkedHashMap<>();
            StringBuilder list = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                String key = "k" + i + Texts.of(random, "abz._-", 5);
                String value = wellFormed(Texts.noise(random, 20));
                attributes.put(key, value);
                String encoded =
                        URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
                list.append(Texts.one(random, "", " "))
                        .append(key)
                        .append('=')
                        .append(encoded)
                        .append(',');
            }
            assertThat(new TestSource()
                            .with("otel.resource.attributes", list.toString())
                            .configuration()
                            .resourceAttributes())
                    .as("%s", list)
                    .isEqualTo(attributes);
        }

        /** Without halves of pairs, which no encoding keeps. */
        private static String wellFormed(String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }
}
