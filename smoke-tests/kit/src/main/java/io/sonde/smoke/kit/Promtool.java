package io.sonde.smoke.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prometheus' own check of the text format. */
public final class Promtool {

    private static final Path PROGRAM = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /** What {@code promtool check metrics} said: 0 for good, 3 for lint warnings, 1 for text it cannot parse. */
    public record Verdict(int exitCode, String output) {}

    /** Checks a body in Prometheus' text format; without promtool the test is skipped, see {@link OptionalComponent}. */
    public static Verdict check(String metrics) {
        if (!Files.isExecutable(PROGRAM)) {
            OptionalComponent.<Void>absent("no " + PROGRAM);
        }
        Tool.Result result = Tool.run(List.of(PROGRAM.toString(), "check", "metrics"), metrics);
        return new Verdict(result.exitCode(), result.output());
    }
}
