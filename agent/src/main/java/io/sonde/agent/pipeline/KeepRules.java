package io.sonde.agent.pipeline;

import io.sonde.agent.configuration.SamplingConfiguration;
import io.sonde.instrumentation.call.Call;

/** What is in force of the sampling configuration. Immutable. */
final class KeepRules {

    static final String ERROR = "error";
    static final String SLOW = "slow";

    final Sampler sampler;
    final boolean parentBased;
    final int keepLimit;
    final int maximumCalls;

    /** Whether spans are recorded at all, which the circuit breaker decides. */
    final boolean recording;

    private final boolean anyError;
    private final boolean errorOfRoot;
    private final long slowNanos;

    KeepRules(SamplingConfiguration sampling, boolean recording) {
        this.recording = recording;
        sampler = new Sampler(sampling.ratio());
        parentBased = sampling.isParentBased();
        keepLimit = sampling.keepLimit();
        maximumCalls = sampling.maximumCalls();
        anyError = sampling.keepErrors() == SamplingConfiguration.KeepErrors.ANY;
        errorOfRoot = sampling.keepErrors() == SamplingConfiguration.KeepErrors.SERVER;
        slowNanos = sampling.slowNanos();
    }

    /** Why the local trace of this root is to be kept whatever the head decision; null if it is not. */
    String reasonToKeep(Call root) {
        if ((anyError && root.trace().isErroneous()) || (errorOfRoot && root.errorType() != null)) {
            return ERROR;
        }
        return root.durationNanos() >= slowNanos ? SLOW : null;
    }
}
