package io.sonde.agent.metrics;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Every metric family of the agent. Creating families is cheap and touches nothing of simpleclient; that happens when they
 * are first written. Thread-safe.
 *
 * <p>The methods that create a family throw {@link IllegalArgumentException} if its name is taken. Names are those of the
 * text format: a counter's ends in {@code _total}. Help must not be empty.
 */
public final class MetricsRegistry {
    private final MetricLimits limits;
    private final ScrapeFailureListener failures;
    private final List<Family> families = new CopyOnWriteArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Exposition text;
    private Exposition openMetrics;

    public MetricsRegistry(MetricLimits limits, ScrapeFailureListener failures) {
        this.limits = limits;
        this.failures = failures;
        observedCounter(
                "sonde_series_overflow_total",
                "Lookups answered with the series 'other' because a metric is past its cap.",
                LabelNames.of("metric"),
                new OverflowObservation(families));
    }

    /** A counter of calls and a histogram of their durations with the same labels; one record counts in both. */
    public HistogramFamily requests(
            String counterName,
            String counterHelp,
            String histogramName,
            String histogramHelp,
            Buckets buckets,
            LabelNames labelNames) {
        reserveCounter(counterName);
        return add(new HistogramFamily(
                counterName, counterHelp, histogramName, histogramHelp, buckets, labelNames, limits));
    }

    /** A histogram alone. */
    public HistogramFamily histogram(String name, String help, Buckets buckets, LabelNames labelNames) {
        return add(new HistogramFamily(null, null, name, help, buckets, labelNames, limits));
    }

    /** A counter of events, bytes or the like. */
    public CounterFamily counter(String name, String help, LabelNames labelNames) {
        return addCounter(new CounterFamily(name, help, 1, labelNames, limits));
    }

    /** A counter of time: nanoseconds are added, seconds are shown. */
    public CounterFamily timeCounter(String name, String help, LabelNames labelNames) {
        return addCounter(new CounterFamily(name, help, Buckets.NANOSECONDS_PER_SECOND, labelNames, limits));
    }

    /** A gauge that is incremented and decremented. */
    public GaugeFamily gauge(String name, String help, LabelNames labelNames) {
        return add(new GaugeFamily(name, help, labelNames, limits));
    }

    /** A gauge whose values are read at the scrape. */
    public void observedGauge(String name, String help, LabelNames labelNames, Observation observation) {
        add(new ObservedFamily(name, help, false, labelNames, observation));
    }

    /** A counter whose values are read at the scrape. */
    public void observedCounter(String name, String help, LabelNames labelNames, Observation observation) {
        addCounter(new ObservedFamily(name, help, true, labelNames, observation));
    }

    /**
     * A gauge that is always 1, such as {@code target_info}.
     *
     * @param name ends in {@code _info}
     * @param attributes become labels; the map is read at each scrape and must not change
     */
    public void info(String name, String help, Map<String, String> attributes) {
        requireEnding(name, "_info");
        add(new InfoFamily(name, help, attributes));
    }

    /**
     * Writes every family.
     *
     * @param asOpenMetrics OpenMetrics 1.0.0 with exemplars, else the text format 0.0.4
     * @throws IOException from the writer
     */
    public void write(Writer writer, boolean asOpenMetrics) throws IOException {
        exposition(asOpenMetrics).write(writer, families);
    }

    /**
     * Shows every series of a counter, without the formats of a scrape.
     *
     * @param counterName as it stands on {@code /metrics}; a name that is not there shows nothing
     */
    public void read(String counterName, CounterReader reader) {
        for (Family family : families) {
            family.read(counterName, reader);
        }
    }

    private synchronized Exposition exposition(boolean asOpenMetrics) {
        if (asOpenMetrics) {
            if (openMetrics == null) {
                openMetrics = new Exposition(true, failures);
            }
            return openMetrics;
        }
        if (text == null) {
            text = new Exposition(false, failures);
        }
        return text;
    }

    private <F extends Family> F addCounter(F family) {
        requireEnding(family.name(), "_total");
        return add(family);
    }

    private void reserveCounter(String name) {
        requireEnding(name, "_total");
        reserve(name);
    }

    private <F extends Family> F add(F family) {
        reserve(family.name());
        if (family.help().isEmpty()) {
            throw new IllegalArgumentException("metric " + family.name() + " has no help");
        }
        families.add(family);
        return family;
    }

    private synchronized void reserve(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("metric " + name + " exists already");
        }
    }

    private static void requireEnding(String name, String ending) {
        if (!name.endsWith(ending)) {
            throw new IllegalArgumentException("metric " + name + " does not end in " + ending);
        }
    }

    private static final class OverflowObservation implements Observation {
        private final List<Family> families;

        OverflowObservation(List<Family> families) {
            this.families = families;
        }

        @Override
        public void observe(Observer observer) {
            for (Family family : families) {
                long overflows = family.overflows();
                if (overflows > 0) {
                    observer.value(overflows, family.name());
                }
            }
        }
    }
}
