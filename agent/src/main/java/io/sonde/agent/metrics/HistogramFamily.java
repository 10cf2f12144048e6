package io.sonde.agent.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A histogram, alone or together with a counter of the same labels. The counter is not counted: it is the histogram's count
 * at the moment of the scrape, so the two always agree.
 */
public final class HistogramFamily extends LabelledFamily<HistogramSeries> {
    private final String counterName;
    private final String counterHelp;
    private final Buckets buckets;

    /** @param counterName null for a histogram alone */
    HistogramFamily(
            String counterName,
            String counterHelp,
            String name,
            String help,
            Buckets buckets,
            LabelNames labelNames,
            MetricLimits limits) {
        super(name, help, labelNames, limits);
        this.counterName = counterName;
        this.counterHelp = counterHelp;
        this.buckets = buckets;
    }

    @Override
    HistogramSeries create(String[] labelValues, int hash) {
        return new HistogramSeries(labelValues, hash, buckets.upperBounds());
    }

    @Override
    void collect(Scrape scrape) {
        FamilySamples counter = counterName == null ? null : scrape.counter(counterName, counterHelp);
        FamilySamples histogram = scrape.histogram(name(), help());
        List<String> labels = labelNames().asList();
        List<String> bucketLabels = labelNames().asListWith("le");
        String bucketName = name() + "_bucket";
        String countName = name() + "_count";
        String sumName = name() + "_sum";
        String[] shownBounds = buckets.shownBounds();
        AtomicReferenceArray<HistogramSeries> slots = slots();
        for (int slot = 0; slot < slots.length(); slot++) {
            HistogramSeries series = slots.get(slot);
            if (series == null) {
                continue;
            }
            long count = 0;
            for (int i = 0; i < shownBounds.length; i++) {
                count += series.count(i);
                histogram.addBucket(
                        bucketName,
                        bucketLabels,
                        new BucketLabels(series.labelValues(), shownBounds[i]),
                        count,
                        series.exemplar(i),
                        buckets);
            }
            List<String> values = Arrays.asList(series.labelValues());
            histogram.add(countName, labels, values, count);
            histogram.add(sumName, labels, values, buckets.shownSum(series.sum()));
            if (counter != null) {
                counter.add(counterName, labels, values, count);
            }
        }
    }

    @Override
    void read(String wanted, CounterReader reader) {
        if (!wanted.equals(counterName)) {
            return;
        }
        List<String> labels = labelNames().asList();
        AtomicReferenceArray<HistogramSeries> slots = slots();
        for (int slot = 0; slot < slots.length(); slot++) {
            HistogramSeries series = slots.get(slot);
            if (series == null) {
                continue;
            }
            long count = 0;
            for (int i = 0; i <= buckets.upperBounds().length; i++) {
                count += series.count(i);
            }
            reader.series(labels, Arrays.asList(series.labelValues()), count);
        }
    }
}
