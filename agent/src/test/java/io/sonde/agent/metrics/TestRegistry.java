package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry and what it shows, line by line. */
final class TestRegistry {
    final List<String> failures = new CopyOnWriteArrayList<>();
    final MetricsRegistry registry;

    TestRegistry() {
        this(MetricLimits.DEFAULT);
    }

    TestRegistry(MetricLimits limits) {
        registry = new MetricsRegistry(limits, (metric, failure) -> failures.add(metric + ": " + failure));
    }

    String text() {
        return written(false);
    }

    String openMetrics() {
        return written(true);
    }

    /** The value of a sample in OpenMetrics, which is written as {@code name{label="value"}}. */
    double sample(String nameAndLabels) {
        List<String> found = openMetrics()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels + " "))
                .toList();
        assertThat(found).as(nameAndLabels).hasSize(1);
        return Double.parseDouble(
                found.get(0).substring(nameAndLabels.length() + 1).split(" ")[0]);
    }

    long countOfLines(String start) {
        return openMetrics().lines().filter(line -> line.startsWith(start)).count();
    }

    private String written(boolean asOpenMetrics) {
        StringWriter writer = new StringWriter();
        try {
            registry.write(writer, asOpenMetrics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toString();
    }
}
