package io.sonde.agent.metrics;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The label values of a bucket: those of its series and {@code le}, without copying them for each bucket and scrape. */
final class BucketLabels extends AbstractList<String> implements RandomAccess {
    private final String[] labelValues;
    private final String upperBound;

    BucketLabels(String[] labelValues, String upperBound) {
        this.labelValues = labelValues;
        this.upperBound = upperBound;
    }

    @Override
    public String get(int index) {
        return index == labelValues.length ? upperBound : labelValues[index];
    }

    @Override
    public int size() {
        return labelValues.length + 1;
    }
}
