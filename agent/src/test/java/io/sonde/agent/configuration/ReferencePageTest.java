package io.sonde.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The reference page of all properties is generated from the table. Where it is out of step this test fails and leaves the page
 * as it should be in {@code agent/target}.
 */
final class ReferencePageTest {

    private static final String HEADER = """
            # Every property

            This page is generated from the table in `KnownProperties`; a test holds the two in step.

            A property is looked up as a system property (`-Dname=value`), then among the agent's arguments
            (`-javaagent:sonde-agent.jar=name=value,name=value`), then as an environment variable (in upper case, with `_` for `.`
            and `-`), then in the file that `sonde.config` names; then the default holds. A value that is not understood is one line
            in the log, and the default is used. *Live* properties take effect within seconds when the file changes.

            | property | default | allowed | live | |
            |---|---|---|---|---|
            """;

    @Test
    void isInStepWithTheTable() throws IOException {
        StringBuilder page = new StringBuilder(HEADER);
        for (Property property : KnownProperties.all()) {
            page.append("| `")
                    .append(property.name())
                    .append("` | ")
                    .append(property.defaultValue() == null ? "" : '`' + property.defaultValue() + '`')
                    .append(" | ")
                    .append(property.allowed())
                    .append(" | ")
                    .append(property.isLive() ? "live" : "")
                    .append(" | ")
                    .append(property.meaning())
                    .append(" |\n");
        }
        Path generated = Files.writeString(Path.of("target", "configuration.md"), page);
        Path committed = Path.of("..", "docs", "configuration.md");
        assertThat(committed)
                .as("copy " + generated.toAbsolutePath() + " there")
                .exists()
                .content()
                .isEqualTo(page.toString());
    }
}
