package io.sonde.agent.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happened to each instrumentation, as people get to see it. */
final class InstrumentationReportTest {

    private final InstrumentationReport report = new InstrumentationReport();

    private static String json(InstrumentationReport report) {
        AgentConfiguration configuration = new AgentConfiguration(new PropertySource(new Properties(), name -> null));
        JsonWriter writer = new JsonWriter();
        document(configuration, report).write(writer);
        return writer.toString();
    }

    private static DiagnosticsDocument document(AgentConfiguration configuration, InstrumentationReport report) {
        TransformTimes times = new TransformTimes() {
            @Override
            public long classes() {
                return 7;
            }

            @Override
            public long nanos() {
                return 2_000_000;
            }
        };
        return new DiagnosticsDocument(
                configuration,
                report,
                new AgentCondition(),
                times,
                null,
                "1.0",
                null,
                List.of("cpu \"x\" \u0001<b>\ud83d\ude00"));
    }

    private InstrumentationState state(String name) {
        return report.states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void failuresAreCountedAndTheFirstIsKept() {
        report.threw("jdbc", new IllegalStateException("first"));
        report.threw("jdbc", new IllegalStateException("second"));
        report.linkFailed("jdbc", "a.B", new LinkageError("third"));
        report.transformFailed("com/example/X", Set.of("jdbc", "http"), new LinkageError("fourth"));

        assertThat(state("jdbc").errors()).isEqualTo(4);
        assertThat(state("http").errors()).isEqualTo(1);
        assertThat(report.transformFailures()).containsExactly("com.example.X: java.lang.LinkageError: fourth");
        assertThat(json(report))
                .contains("\"first_error\": \"java.lang.IllegalStateException: first\"")
                .contains("\"errors\": 4")
                .contains("\"first_stack\": \"java.lang.IllegalStateException: first\\u000a\\u0009at ");
    }

    @Test
    void whatApplicationsPutIntoMessagesIsNotShown() {
        report.threw("jdbc", new RuntimeException("copied", new SQLException("duplicate 's3cret'", "23505")));
        report.linkFailed("http", "a.B", new IllegalStateException("https://u:s3cret@host/"));
        report.transformFailed("com/example/X", Set.of(), new IllegalStateException("?token=s3cret"));
        assertThat(json(report)).doesNotContain("s3cret");
    }

    @Test
    void exceptionsThatCannotSayWhatTheyAre() {
        RuntimeException hostile = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException("hostile");
            }
        };
        report.threw("jdbc", hostile);
        report.linkFailed("jdbc", "a.B", hostile);
        report.transformFailed("com/example/X", Set.of("jdbc"), hostile);
        assertThat(state("jdbc").errors()).isEqualTo(3);
    }

    @Test
    void statesOfInstrumentations() {
        ClassLoader loader = getClass().getClassLoader();
        report.enabled("waiting");
        report.disabled("off");
        report.applied("woven", "com/example/X", loader, 5_000);
        report.applied("woven", "com/example/Y", null, 6_000);
        report.leftOut("woven", loader, "class a.B");
        report.leftOut("woven", loader, "class a.B");
        report.leftOut("absent", null, "class a.C");

        assertThat(json(report))
                .contains(
                        "library not loaded",
                        "disabled by configuration",
                        "applied in some class loaders",
                        "left out",
                        "com.example.Y in the boot loader",
                        "class a.C is missing in the boot loader");
        assertThat(state("woven").transformedClasses()).isEqualTo(2);
        assertThat(state("woven").transformNanos()).isEqualTo(11_000);
        assertThat(state("woven").leftOut()).hasSize(1);
        assertThat(state("absent").leftOut()).hasSize(1);
        assertThat(report.slowestClasses()).hasSize(2).first().asString().startsWith("0.006 ms: com.example.Y");
    }

    @Test
    void listsAreBounded() {
        for (int i = 0; i < 2000; i++) {
            report.applied("jdbc", "com/example/X" + i, null, 1);
            report.transformFailed("com/example/X" + i, Set.of("jdbc"), new LinkageError("x"));
        }
        assertThat(report.transformFailures()).hasSize(500);
        assertThat(state("jdbc").errors()).isEqualTo(2000);
        assertThat(state("jdbc").transformedClasses()).isEqualTo(2000);
    }

    @Test
    void theDocumentIsJson() {
        report.applied("woven", "com/example/X", null, 1);
        String document = json(report);
        assertThat(document)
                .contains("cpu \\\"x\\\" \\u0001\\u003cb>\\ud83d\\ude00")
                .endsWith("}\n");
        // Outside of strings the brackets match.
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < document.length(); i++) {
            char character = document.charAt(i);
            if (quoted && character == '\\') {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == '{' || character == '[')) {
                depth++;
            } else if (!quoted && (character == '}' || character == ']')) {
                depth--;
                assertThat(depth).isNotNegative();
            }
        }
        assertThat(depth).isZero();
        assertThat(quoted).isFalse();
    }

    @Test
    void thePageEscapesAndClosesWhatItOpens() {
        report.applied("woven", "com/example/X", null, 1);
        report.threw("woven", new IllegalStateException("<script>&\""));
        HtmlWriter page = new HtmlWriter("Sonde: diagnostics");
        document(new AgentConfiguration(new PropertySource(new Properties(), name -> null)), report)
                .write(page);
        String html = page.toString();
        assertThat(html)
                .contains("<tr><th>classes seen</th><td>7</td></tr>")
                .contains("<li>com.example.X in the boot loader</li>")
                .contains("&lt;script&gt;&amp;&quot;")
                .doesNotContain("<script>");
        for (String element : List.of("table", "ul", "li", "tr", "th", "td")) {
            assertThat(html.split("<" + element + ">", -1))
                    .as(element)
                    .hasSameSizeAs(html.split("</" + element + ">", -1));
        }
    }

    @Test
    void secretsAreMaskedAndTheSourceIsNamed() {
        Properties properties = new Properties();
        properties.setProperty("otel.exporter.otlp.headers", "authorization=Bearer s3cret");
        properties.setProperty("otel.exporter.otlp.endpoint", "http://u:s3cret@collector:4318");
        properties.setProperty("otel.resource.attributes", "team=shop,api.token=s3cret");
        properties.setProperty("sonde.server.tls.keystore-password", "s3cret");
        properties.setProperty("otel.instrumentation.jdbc.enabled", "false");
        JsonWriter writer = new JsonWriter();
        AgentConfiguration configuration = new AgentConfiguration(
                new PropertySource(properties, name -> name.equals("SONDE_SERVER_TOKEN") ? "s3cret" : null));
        document(configuration, report).write(writer);
        assertThat(writer.toString().replaceAll("\\s+", " "))
                .doesNotContain("s3cret")
                .contains("\"sonde.server.token\", \"value\": \"***\", \"source\": \"environment\"")
                .contains("\"otel.resource.attributes\", \"value\": \"team=shop,api.token=***\"")
                .contains(
                        "\"otel.instrumentation.jdbc.enabled\", \"value\": \"false\", \"source\": \"system property\"");
    }

    @Test
    void theSummaryIsOneLine() {
        report.enabled("waiting");
        report.applied("woven", "com/example/X", null, 3_000_000);
        report.leftOut("absent", null, "class a.C");
        AgentConfiguration configuration = new AgentConfiguration(new PropertySource(new Properties(), name -> null));
        assertThat(document(configuration, report).summary())
                .isEqualTo("at work in woven; 1 classes woven in 3 ms; left out: absent;"
                        + " no errors in instrumentation; no traces");
    }
}
