package io.sonde.agent.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A counter with labels. */
public final class CounterFamily extends LabelledFamily<CounterSeries> {
    private final double unitsPerShownUnit;

    CounterFamily(String name, String help, double unitsPerShownUnit, LabelNames labelNames, MetricLimits limits) {
        super(name, help, labelNames, limits);
        this.unitsPerShownUnit = unitsPerShownUnit;
    }

    @Override
    CounterSeries create(String[] labelValues, int hash) {
        return new CounterSeries(labelValues, hash);
    }

    @Override
    void collect(Scrape scrape) {
        FamilySamples samples = scrape.counter(name(), help());
        List<String> labels = labelNames().asList();
        AtomicReferenceArray<CounterSeries> slots = slots();
        for (int slot = 0; slot < slots.length(); slot++) {
            CounterSeries series = slots.get(slot);
            if (series != null) {
                samples.add(name(), labels, Arrays.asList(series.labelValues()), series.sum() / unitsPerShownUnit);
            }
        }
    }

    @Override
    void read(String counterName, CounterReader reader) {
        if (!counterName.equals(name())) {
            return;
        }
        List<String> labels = labelNames().asList();
        AtomicReferenceArray<CounterSeries> slots = slots();
        for (int slot = 0; slot < slots.length(); slot++) {
            CounterSeries series = slots.get(slot);
            if (series != null) {
                reader.series(labels, Arrays.asList(series.labelValues()), series.sum());
            }
        }
    }
}
