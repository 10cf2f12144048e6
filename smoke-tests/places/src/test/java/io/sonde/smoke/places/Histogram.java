package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdk;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of a JVM by class, after a full garbage collection. */
final class Histogram {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private final Map<String, Integer> instances = new HashMap<>();

    private Histogram() {}

    static Histogram of(Jdk jdk, ApplicationProcess process) {
        Histogram histogram = new Histogram();
        try (ApplicationProcess tool = ApplicationProcess.java(jdk)
                .named("jcmd")
                .tool("jcmd")
                .arguments(Long.toString(process.pid()), "GC.class_histogram")
                .start()) {
            if (tool.awaitExit(PATIENCE) != 0) {
                throw new AssertionError(tool.output());
            }
            for (String line : tool.stdout()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    histogram.instances.merge(matcher.group(2), Integer.valueOf(matcher.group(1)), Integer::sum);
                }
            }
        }
        if (!histogram.instances.containsKey("java.lang.String")) {
            throw new AssertionError("The histogram lists no strings");
        }
        return histogram;
    }

    /** Waits until no more than that many instances of the class are left. */
    static void awaitAtMost(int count, String className, Jdk jdk, ApplicationProcess process) {
        Await.asserted(
                PATIENCE,
                () -> assertThat(of(jdk, process).count(className))
                        .as("instances of " + className)
                        .isBetween(1, count));
    }

    /** The number of instances of exactly that class. */
    int count(String className) {
        return instances.getOrDefault(className, 0);
    }
}
