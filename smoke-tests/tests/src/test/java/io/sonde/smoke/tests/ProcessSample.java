package io.sonde.smoke.tests;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at one moment: its heap after two full collections, how many of the objects are the agent's, its
 * threads of all kinds, its open descriptors and its resident memory. Linux only.
 */
record ProcessSample(
        long seconds,
        String backend,
        long heapKilobytes,
        long agentObjects,
        long threads,
        long descriptors,
        long residentKilobytes) {

    /** What keeps the number of threads from being the JVM's own affair. */
    static final String[] STEADY_JVM = {
        "-Xmx256m", "-XX:-UseDynamicNumberOfCompilerThreads", "-XX:-UseDynamicNumberOfGCThreads"
    };

    private static final Pattern HISTOGRAM_LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("Total\\s+(\\d+)\\s+(\\d+)");

    static ProcessSample take(Jdk jdk, ApplicationProcess application, long seconds, String backend) {
        // What the first collection finds to be weakly reachable alone, the second one frees.
        jcmd(jdk, application, "GC.run");
        long heap = 0;
        long agentObjects = 0;
        for (String line : jcmd(jdk, application, "GC.class_histogram").lines().toList()) {
            Matcher type = HISTOGRAM_LINE.matcher(line);
            Matcher total = HISTOGRAM_TOTAL.matcher(line);
            if (type.matches()
                    && type.group(3).startsWith("io.sonde.")
                    && !type.group(3).startsWith("io.sonde.smoke.")) {
                agentObjects += Long.parseLong(type.group(1));
            } else if (total.matches()) {
                heap = Long.parseLong(total.group(2)) / 1024;
            }
        }
        Path process = Path.of("/proc", Long.toString(application.pid()));
        return new ProcessSample(
                seconds,
                backend,
                heap,
                agentObjects,
                status(process, "Threads"),
                descriptors(process),
                status(process, "VmRSS"));
    }

    /** By how much the value grows from the first of the samples to the last: the median of the slopes between all pairs. */
    static double growth(List<ProcessSample> samples, ToLongFunction<ProcessSample> value) {
        double[] slopes = new double[samples.size() * (samples.size() - 1) / 2];
        int pairs = 0;
        for (int later = 1; later < samples.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                ProcessSample from = samples.get(earlier);
                ProcessSample to = samples.get(later);
                slopes[pairs++] = (double) (value.applyAsLong(to) - value.applyAsLong(from))
                        / Math.max(1, to.seconds - from.seconds);
            }
        }
        Arrays.sort(slopes);
        return slopes[slopes.length / 2] * (samples.get(samples.size() - 1).seconds - samples.get(0).seconds);
    }

    static String table(String name, List<ProcessSample> samples) {
        StringBuilder table = new StringBuilder();
        table.append("[soak] ").append(name).append('\n');
        table.append("[soak] | s | backend | live heap KB | agent's objects | threads | descriptors | resident KB |\n");
        for (ProcessSample sample : samples) {
            table.append("[soak] | ").append(sample.seconds);
            table.append(" | ").append(sample.backend);
            table.append(" | ").append(sample.heapKilobytes);
            table.append(" | ").append(sample.agentObjects);
            table.append(" | ").append(sample.threads);
            table.append(" | ").append(sample.descriptors);
            table.append(" | ").append(sample.residentKilobytes).append(" |\n");
        }
        return table.toString();
    }

    private static String jcmd(Jdk jdk, ApplicationProcess application, String command) {
        try {
            Process process = new ProcessBuilder(jdk.tool("jcmd").toString(), Long.toString(application.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("jcmd " + command + ": " + output + application.output());
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    private static long status(Path process, String name) {
        try {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith(name + ':'))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long descriptors(Path process) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
