package io.sonde.agent.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A gauge with labels. */
public final class GaugeFamily extends LabelledFamily<GaugeSeries> {
    GaugeFamily(String name, String help, LabelNames labelNames, MetricLimits limits) {
        super(name, help, labelNames, limits);
    }

    @Override
    GaugeSeries create(String[] labelValues, int hash) {
        return new GaugeSeries(labelValues, hash);
    }

    @Override
    void collect(Scrape scrape) {
        FamilySamples samples = scrape.gauge(name(), help());
        List<String> labels = labelNames().asList();
        AtomicReferenceArray<GaugeSeries> slots = slots();
        for (int slot = 0; slot < slots.length(); slot++) {
            GaugeSeries series = slots.get(slot);
            if (series != null) {
                samples.add(name(), labels, Arrays.asList(series.labelValues()), series.sum());
            }
        }
    }
}
