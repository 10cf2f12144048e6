package io.sonde.agent.metrics;

import java.util.List;

/** Takes the series of a counter. */
public interface CounterReader {
    /**
     * One series. The lists must not be changed.
     *
     * @param labelNames in the order of their values
     * @param count what has been counted so far, in the unit that was recorded
     */
    void series(List<String> labelNames, List<String> labelValues, long count);
}
