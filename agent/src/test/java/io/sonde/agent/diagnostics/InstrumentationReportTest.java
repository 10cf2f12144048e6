package io.sonde.agent.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.configuration.AgentConfiguration;
import io.sonde.agent.configuration.PropertySource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happened to each instrumentation, as people get to see it. */
final class InstrumentationReportTest {

    private final InstrumentationReport report = new InstrumentationReport();

    private static String json(InstrumentationReport report) {
        AgentConfiguration configuration = new AgentConfiguration(new PropertySource(new Properties(), name -> null));
        return new DiagnosticsDocument(
                        configuration, report, null, "1.0", null, List.of("cpu \"x\" \u0001<b>\ud83d\ude00"))
                .get();
    }

    @Test
    void failuresAreCountedAndTheFirstIsKept() {
        report.threw("jdbc", new IllegalStateException("first"));
        report.threw("jdbc", new IllegalStateException("second"));
        report.linkFailed("jdbc", "a.B", new LinkageError("third"));
        report.transformFailed("com/example/X", Set.of("jdbc", "http"), new LinkageError("fourth"));

        assertThat(report.errors("jdbc")).isEqualTo(4);
        assertThat(report.errors("http")).isEqualTo(1);
        assertThat(report.transformFailures()).containsExactly("com.example.X: java.lang.LinkageError: fourth");
        assertThat(json(report))
                .contains("\"first_error\": \"java.lang.IllegalStateException: first\"")
                .contains("\"errors\": 4");
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
        assertThat(report.errors("jdbc")).isEqualTo(3);
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
        assertThat(report.transformedClasses("woven")).isEqualTo(2);
        assertThat(report.transformNanos("woven")).isEqualTo(11_000);
        List<String> leftOut = new ArrayList<>();
        report.read((name, disabled, applied, ofName, errors, firstError) -> leftOut.addAll(ofName));
        assertThat(leftOut).hasSize(2);
    }

    @Test
    void listsAreBounded() {
        for (int i = 0; i < 2000; i++) {
            report.applied("jdbc", "com/example/X" + i, null, 1);
            report.transformFailed("com/example/X" + i, Set.of("jdbc"), new LinkageError("x"));
        }
        assertThat(report.transformFailures()).hasSize(500);
        assertThat(report.errors("jdbc")).isEqualTo(2000);
        assertThat(report.transformedClasses("jdbc")).isEqualTo(2000);
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
}
