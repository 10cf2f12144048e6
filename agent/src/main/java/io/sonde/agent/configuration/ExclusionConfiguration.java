package io.sonde.agent.configuration;

import io.sonde.instrumentation.selection.Exclusion;
import io.sonde.instrumentation.selection.NamePatterns;
import io.sonde.instrumentation.selection.PathPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what is to be left out. */
final class ExclusionConfiguration {

    private ExclusionConfiguration() {}

    static Exclusion read(PropertySource source) {
        return Exclusion.of(
                paths(source, "sonde.traces.exclude"),
                paths(source, "sonde.metrics.exclude"),
                hosts(source, "sonde.traces.exclude-hosts"),
                hosts(source, "sonde.metrics.exclude-hosts"));
    }

    private static PathPatterns paths(PropertySource source, String name) {
        List<String> patterns = new ArrayList<String>();
        for (String pattern : source.list(name)) {
            if (pattern.startsWith("/") || pattern.startsWith("*")) {
                patterns.add(pattern);
            } else {
                source.problem(
                        name,
                        pattern,
                        "a comma-separated list of path patterns such as /health or /actuator/**",
                        "the rest of it");
            }
        }
        return new PathPatterns(patterns);
    }

    /** Host names have no case. */
    private static NamePatterns hosts(PropertySource source, String name) {
        List<String> patterns = new ArrayList<String>();
        for (String pattern : source.list(name)) {
            patterns.add(pattern.toLowerCase(Locale.ROOT));
        }
        return new NamePatterns(patterns);
    }
}
