package io.sonde.agent.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {

    /** The table under "What is instrumented", its first two columns. */
    @Test
    void whatIsSupportedIsWhatTheReadmeSays() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(Path.of("../README.md"))) {
            if (line.startsWith("## ")) {
                inTable = line.equals("## What is instrumented");
            } else if (inTable && line.startsWith("| ") && !line.startsWith("| library ")) {
                String[] cells = line.replace("`", "").split(" *\\| *");
                rows.add(cells[1] + "\t" + cells[2]);
            }
        }
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(Program.supported()).isEqualTo(rows);
    }
}
