package io.sonde.agent.metrics;

/** Takes the values that an {@link Observation} reads. */
public interface Observer {
    /**
     * One value, in the unit of the family's name. A NaN means that there is none now and shows nothing.
     *
     * @param labelValues in the order of the family's label names; null is the empty string
     */
    void value(double value, String... labelValues);
}
