package io.sonde.agent.metrics;

import io.prometheus.client.Collector;
import java.util.List;

/**
 * Presents a {@link Family} to simpleclient in one of the two formats. Made at the first scrape and not before, because
 * {@link Collector} compiles regular expressions when it is initialised.
 */
final class FamilyCollector extends Collector {
    private final Family family;
    private final int position;
    private final boolean openMetrics;
    private final ScrapeFailureListener failures;

    FamilyCollector(Family family, int position, boolean openMetrics, ScrapeFailureListener failures) {
        this.family = family;
        this.position = position;
        this.openMetrics = openMetrics;
        this.failures = failures;
    }

    /** One broken family must not take the others out of the scrape. */
    @Override
    @SuppressWarnings("CatchingUnchecked")
    public List<MetricFamilySamples> collect() {
        Scrape scrape = new Scrape(openMetrics);
        try {
            family.collect(scrape);
        } catch (Exception | LinkageError | StackOverflowError e) {
            failures.scrapeFailed(family.name(), e);
        }
        return scrape.families();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** simpleclient walks a hash set of its collectors: with this hash code families come in the order of registration. */
    @Override
    public int hashCode() {
        return position;
    }
}
