package io.sonde.agent.pipeline;

import io.sonde.agent.configuration.SamplingConfiguration;
import io.sonde.agent.export.SpanQueue;
import io.sonde.agent.metrics.CounterSeries;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.instrumentation.call.Call;
import io.sonde.instrumentation.call.CallPipeline;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.IdGenerator;
import io.sonde.instrumentation.call.LocalTrace;
import io.sonde.instrumentation.call.RpcCall;
import io.sonde.instrumentation.propagation.Baggage;
import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import io.sonde.instrumentation.propagation.Propagator;
import io.sonde.instrumentation.propagation.Propagators;
import io.sonde.instrumentation.propagation.RemoteParent;

/**
 * Counts every call, assembles local traces and decides about them when their roots end. Thread-safe; no lock is taken.
 */
public final class TracePipeline implements CallPipeline {

    private static final byte NOT_SAMPLED = 0;

    private final Propagator propagator;
    private final boolean baggage;
    private final Sampler sampler;
    private final boolean parentBased;
    private final boolean keepErrors;
    private final long slowNanos;
    private final int maximumCalls;
    private final CallMetrics metrics;
    private final SpanOutcomes outcomes;
    private final SpanQueue queue;

    /** @param queue where kept calls go; null if no span is to be recorded */
    public TracePipeline(
            Propagators propagators, SamplingConfiguration sampling, MetricsRegistry registry, SpanQueue queue) {
        this.propagator = propagators.propagator();
        this.baggage = propagators.baggage();
        this.sampler = new Sampler(sampling.ratio());
        this.parentBased = sampling.isParentBased();
        this.keepErrors = sampling.keepsErrors();
        this.slowNanos = sampling.slowNanos();
        this.maximumCalls = sampling.maximumCalls();
        this.metrics = new CallMetrics(registry);
        this.outcomes = new SpanOutcomes(registry);
        this.queue = queue;
    }

    @Override
    public LocalTrace startTrace(IdGenerator ids) {
        return startRoot(ids, null);
    }

    private LocalTrace startRoot(IdGenerator ids, String passedBaggage) {
        long low = ids.next();
        byte flags = sampler.samples(low) ? RemoteParent.SAMPLED : NOT_SAMPLED;
        return new LocalTrace(ids.next(), low, 0, null, passedBaggage, false, flags);
    }

    @Override
    public <C> LocalTrace startTrace(IdGenerator ids, C carrier, HeaderGetter<C> getter) {
        String passedBaggage = baggage ? Baggage.limit(getter.get(carrier, Baggage.HEADER)) : null;
        RemoteParent parent = propagator.extract(carrier, getter);
        if (parent == null) {
            return startRoot(ids, passedBaggage);
        }
        byte flags = parent.flags();
        if (!parentBased) {
            flags = (byte)
                    (sampler.samples(parent.traceIdLow())
                            ? flags | RemoteParent.SAMPLED
                            : flags & ~RemoteParent.SAMPLED);
        }
        return new LocalTrace(
                parent.traceIdHigh(),
                parent.traceIdLow(),
                parent.spanId(),
                parent.traceState(),
                passedBaggage,
                true,
                flags);
    }

    @Override
    public <C> void inject(Call call, C carrier, HeaderSetter<C> setter) {
        LocalTrace trace = call.trace();
        propagator.inject(
                trace.traceIdHigh(),
                trace.traceIdLow(),
                call.spanId(),
                trace.flags(),
                trace.traceState(),
                carrier,
                setter);
        if (trace.baggage() != null) {
            setter.set(carrier, Baggage.HEADER, trace.baggage());
        }
    }

    @Override
    public void started(Call call) {
        metrics.started(call);
    }

    @Override
    public void ended(Call call) {
        metrics.ended(call);
        try {
            if (queue != null) {
                if (call.trace().isExcluded()) {
                    outcomes.droppedExcluded.increment();
                } else if (call.parent() == null) {
                    endedRoot(call);
                } else {
                    endedChild(call);
                }
            }
        } finally {
            call.releaseDetails();
        }
    }

    /** The calls of a root that will never end are dropped, and so are those that are still to end. */
    @Override
    public void abandoned(Call call) {
        metrics.abandoned(call);
        if (queue != null && call.parent() == null) {
            drop(call.trace(), System.nanoTime());
        }
        call.releaseDetails();
    }

    @Override
    public void rowsReturned(DatabaseCall call) {
        metrics.rowsReturned(call);
    }

    @Override
    public void messageSent(RpcCall call) {
        metrics.messageSent(call);
    }

    @Override
    public void messageReceived(RpcCall call) {
        metrics.messageReceived(call);
    }

    @Override
    public void presigned(String operation, String bucket) {
        metrics.presigned(operation, bucket);
    }

    @Override
    public void multipartUpload(String bucket, boolean begins) {
        metrics.multipartUpload(bucket, begins);
    }

    private void endedChild(Call call) {
        switch (call.trace().add(call, maximumCalls)) {
            case KEPT:
                keep(call);
                break;
            case DROPPED:
                outcomes.droppedSampling.increment();
                break;
            case TRACE_FULL:
                outcomes.droppedTraceLimit.increment();
                break;
            default:
            // The call waits for its root.
        }
    }

    private void endedRoot(Call root) {
        LocalTrace trace = root.trace();
        CounterSeries reason = reasonToKeep(root);
        if (reason == null) {
            outcomes.droppedSampling.increment();
            drop(trace, root.endNanos());
            return;
        }
        reason.increment();
        try {
            root.readDetails();
        } finally {
            // What a library's request throws is its instrumentation's to report; the trace is kept without the
            // details.
            trace.add(root, maximumCalls);
            Call newest = trace.decide(true, root.endNanos());
            if (newest != null) {
                keep(newest);
            }
        }
    }

    private void drop(LocalTrace trace, long nanos) {
        Call newest = trace.decide(false, nanos);
        if (newest != null) {
            outcomes.droppedSampling.add(newest.positionInTrace());
        }
    }

    private CounterSeries reasonToKeep(Call root) {
        LocalTrace trace = root.trace();
        if (trace.isSampled()) {
            return parentBased && trace.hasRemoteParent() ? outcomes.keptByParent : outcomes.keptByRatio;
        }
        if (keepErrors && trace.isErroneous()) {
            return outcomes.keptAsError;
        }
        return root.durationNanos() >= slowNanos ? outcomes.keptAsSlow : null;
    }

    private void keep(Call newest) {
        Call oldest = newest;
        int count = 1;
        for (Call call = newest.endedBefore(); call != null; call = call.endedBefore()) {
            oldest = call;
            count++;
        }
        if (!queue.offer(newest, oldest, count)) {
            outcomes.droppedQueueFull.add(count);
            return;
        }
        outcomes.kept.add(count);
        // The queue links the oldest call onwards, to calls of other traces.
        for (Call call = newest; ; call = call.endedBefore()) {
            metrics.exemplar(call);
            if (call == oldest) {
                return;
            }
        }
    }
}
