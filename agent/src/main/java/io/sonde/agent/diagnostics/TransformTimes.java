package io.sonde.agent.diagnostics;

/** How many classes the agent has looked at while they were loaded, and how long that took. Thread-safe. */
public interface TransformTimes {
    long classes();

    long nanos();
}
