package io.sonde.agent.metrics;

import java.util.List;

/** A gauge or counter whose values are read when it is scraped. */
final class ObservedFamily extends Family {
    private final boolean counter;
    private final LabelNames labelNames;
    private final Observation observation;

    ObservedFamily(String name, String help, boolean counter, LabelNames labelNames, Observation observation) {
        super(name, help);
        this.counter = counter;
        this.labelNames = labelNames;
        this.observation = observation;
    }

    @Override
    void collect(Scrape scrape) {
        FamilySamples samples = counter ? scrape.counter(name(), help()) : scrape.gauge(name(), help());
        observation.observe(new SampleObserver(name(), labelNames.asList(), samples));
    }

    private static final class SampleObserver implements Observer {
        private final String name;
        private final List<String> labelNames;
        private final FamilySamples samples;

        SampleObserver(String name, List<String> labelNames, FamilySamples samples) {
            this.name = name;
            this.labelNames = labelNames;
            this.samples = samples;
        }

        @Override
        public void value(double value, String... labelValues) {
            if (labelValues.length != labelNames.size()) {
                throw new IllegalArgumentException(name + " has " + labelNames.size() + " labels");
            }
            if (!Double.isNaN(value)) {
                samples.add(name, labelNames, Scrape.withoutNulls(labelValues), value);
            }
        }
    }
}
