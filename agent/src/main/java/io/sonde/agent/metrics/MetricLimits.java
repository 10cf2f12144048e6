package io.sonde.agent.metrics;

/**
 * How far one metric may grow ({@code sonde.metrics.max-series}, {@code sonde.metrics.max-label-values}). Immutable.
 */
public final class MetricLimits {
    /** Series of one metric and distinct values of one label where the configuration names no others. */
    public static final MetricLimits DEFAULT = new MetricLimits(2000, 200);

    private final int maxSeries;
    private final int maxLabelValues;

    /**
     * @param maxSeries series of one metric before new ones become {@code other}; at least 1
     * @param maxLabelValues distinct values of one label of one metric before new ones become {@code other}; at least 1
     * @throws IllegalArgumentException if either is below 1
     */
    public MetricLimits(int maxSeries, int maxLabelValues) {
        if (maxSeries < 1 || maxLabelValues < 1) {
            throw new IllegalArgumentException("metric limits must be at least 1");
        }
        this.maxSeries = maxSeries;
        this.maxLabelValues = maxLabelValues;
    }

    int maxSeries() {
        return maxSeries;
    }

    int maxLabelValues() {
        return maxLabelValues;
    }
}
