package io.sonde.instrumentation.call;

/** Holds the pipeline that all calls go through. */
public final class Calls {

    private static volatile CallPipeline pipeline = new NoPipeline();

    private Calls() {}

    /** Connects the agent. */
    public static void connect(CallPipeline connected) {
        pipeline = connected;
    }

    static CallPipeline pipeline() {
        return pipeline;
    }
}
