package io.sonde.agent.health;

import java.util.List;

/** Finds out how some parts of the application are. Called by one thread at a time, each time another one. */
interface HealthCheck {

    /** For the answer if it takes too long or fails. */
    String name();

    /** Adds what it has found; what it throws makes the whole check unknown. */
    void check(List<ComponentHealth> components) throws Exception;
}
