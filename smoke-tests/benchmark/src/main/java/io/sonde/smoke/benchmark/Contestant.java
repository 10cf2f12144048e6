package io.sonde.smoke.benchmark;

/** An agent at a sampling ratio. */
record Contestant(Agent agent, Sampling sampling) {

    static final Contestant NONE = new Contestant(Agent.NONE, Sampling.ALL);

    @Override
    public String toString() {
        return agent == Agent.NONE ? agent.label() : agent.label() + ", " + sampling.label();
    }
}
