package io.sonde.agent.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Collector.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects what one {@link Family} shows in one scrape, in simpleclient's model. Used by one thread. */
final class Scrape {
    private static final String[] UNITS = {"seconds", "bytes", "ratio"};
    private static final String TOTAL = "_total";
    private static final String INFO = "_info";

    private final List<MetricFamilySamples> families = new ArrayList<>(2);
    private final boolean openMetrics;

    Scrape(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    List<MetricFamilySamples> families() {
        return families;
    }

    FamilySamples counter(String name, String help) {
        return begin(name.substring(0, name.length() - TOTAL.length()), Type.COUNTER, help);
    }

    /**
     * OpenTelemetry's conventions name gauges {@code …_count}, a suffix that Prometheus' linter keeps for histograms and
     * summaries. The text format therefore calls them untyped; OpenMetrics, which Prometheus asks for, says gauge.
     */
    FamilySamples gauge(String name, String help) {
        return begin(name, !openMetrics && name.endsWith("_count") ? Type.UNKNOWN : Type.GAUGE, help);
    }

    FamilySamples histogram(String name, String help) {
        return begin(name, Type.HISTOGRAM, help);
    }

    FamilySamples info(String name, String help) {
        return begin(name.substring(0, name.length() - INFO.length()), Type.INFO, help);
    }

    static List<String> withoutNulls(String[] labelValues) {
        for (int i = 0; i < labelValues.length; i++) {
            if (labelValues[i] == null) {
                labelValues[i] = "";
            }
        }
        return Arrays.asList(labelValues);
    }

    private FamilySamples begin(String name, Type type, String help) {
        MetricFamilySamples family = new MetricFamilySamples(name, unit(name), type, help, new ArrayList<Sample>());
        families.add(family);
        return new FamilySamples(family, openMetrics);
    }

    private static String unit(String name) {
        for (String unit : UNITS) {
            if (name.length() > unit.length()
                    && name.endsWith(unit)
                    && name.charAt(name.length() - unit.length() - 1) == '_') {
                return unit;
            }
        }
        return "";
    }
}
