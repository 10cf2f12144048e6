package io.sonde.smoke.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a process wrote, made comparable with what another run of it wrote. */
final class Output {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda[^.(]*");

    private Output() {}

    /** Without times, ports, process ids and the numbers of lambdas: each run of digits is one {@code #}. */
    static List<String> withoutNumbers(List<String> lines) {
        return lines.stream()
                .map(line -> NUMBER.matcher(withoutLambdaNames(line)).replaceAll("#"))
                .toList();
    }

    /** The lines that the agent did not write. */
    static List<String> ofApplication(List<String> stderr) {
        return stderr.stream().filter(line -> !line.startsWith("[sonde]")).toList();
    }

    /** The lines that the agent did not write, where it wrote stack traces. */
    static List<String> withoutAgent(List<String> stderr) {
        List<String> lines = new ArrayList<>();
        boolean ofAgent = false;
        for (String line : stderr) {
            boolean continued = line.startsWith("\t") || line.startsWith("Caused by: ");
            ofAgent = line.startsWith("[sonde]") || (ofAgent && continued);
            if (!ofAgent) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Exceptions with their frames and causes, line numbers and all. */
    static List<String> stackTraces(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("\tat ")
                        || line.startsWith("\t... ")
                        || line.startsWith("Caused by: ")
                        || line.matches("[a-z][\\w.]+(Exception|Error)(: .*)?"))
                .map(Output::withoutLambdaNames)
                .toList();
    }

    private static String withoutLambdaNames(String line) {
        return LAMBDA.matcher(line).replaceAll("\\$\\$Lambda");
    }
}
