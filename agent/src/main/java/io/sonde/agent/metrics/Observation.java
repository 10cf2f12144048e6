package io.sonde.agent.metrics;

/** Reads the values of a family at the moment of the scrape. Called by any thread, also by several at once. */
public interface Observation {
    /**
     * Gives every value that the family has now. What it throws is reported and leaves the family with the values given
     * before.
     */
    void observe(Observer observer);
}
