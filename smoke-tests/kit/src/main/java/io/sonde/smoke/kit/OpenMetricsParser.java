package io.sonde.smoke.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The reference parser of the OpenMetrics format, Python's prometheus_client. */
public final class OpenMetricsParser {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String UNIT = "\u001f";

    /** One line for each sample: name, exemplar's value, exemplar's labels, labels; separated by unit separators. */
    private static final String PROGRAM = """
            import sys
            from prometheus_client.openmetrics.parser import text_string_to_metric_families

            for family in text_string_to_metric_families(sys.stdin.read()):
                for sample in family.samples:
                    exemplar = sample.exemplar
                    fields = [sample.name, repr(float(sample.value)), repr(exemplar.value) if exemplar else ""]
                    marked = [("e", exemplar.labels)] if exemplar else []
                    for mark, labels in marked + [("l", sample.labels)]:
                        fields += [mark + name + "=" + value for name, value in labels.items()]
                    print("\\x1f".join(fields).replace("\\n", " "))
            """;

    private OpenMetricsParser() {}

    /** A sample with its exemplar. */
    public record Sample(String name, Map<String, String> labels, double value, Optional<Exemplar> exemplar) {}

    /** An observation that stands for a bucket, with the trace it belongs to. */
    public record Exemplar(Map<String, String> labels, double value) {}

    /**
     * Parses a body; without the parser the test is skipped, see {@link OptionalComponent}.
     *
     * @throws AssertionError with the parser's complaint when the body is not OpenMetrics
     */
    public static List<Sample> parse(String openMetrics) {
        if (!Files.isExecutable(PYTHON)
                || Tool.run(List.of(PYTHON.toString(), "-c", "import prometheus_client.openmetrics.parser"), "")
                                .exitCode()
                        != 0) {
            OptionalComponent.<Void>absent("no prometheus_client in " + PYTHON);
        }
        Tool.Result result = Tool.run(List.of(PYTHON.toString(), "-c", PROGRAM), openMetrics);
        if (result.exitCode() != 0) {
            throw new AssertionError("Not OpenMetrics: " + result.output());
        }
        List<Sample> samples = new ArrayList<>();
        result.output().lines().forEach(line -> samples.add(sample(line)));
        return samples;
    }

    private static Sample sample(String line) {
        List<String> fields = List.of(line.split(UNIT, -1));
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> exemplarLabels = new TreeMap<>();
        for (String field : fields.subList(3, fields.size())) {
            int equals = field.indexOf('=');
            (field.charAt(0) == 'e' ? exemplarLabels : labels)
                    .put(field.substring(1, equals), field.substring(equals + 1));
        }
        Optional<Exemplar> exemplar = fields.get(2).isEmpty()
                ? Optional.empty()
                : Optional.of(new Exemplar(exemplarLabels, Double.parseDouble(fields.get(2))));
        return new Sample(fields.get(0), labels, pythonFloat(fields.get(1)), exemplar);
    }

    private static double pythonFloat(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
