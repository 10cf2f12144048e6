package io.sonde.agent.pipeline;

import io.sonde.agent.configuration.LiveConfiguration;
import io.sonde.agent.export.SpanQueue;
import io.sonde.agent.metrics.CounterSeries;
import io.sonde.agent.metrics.MetricsRegistry;
import io.sonde.agent.pressure.CircuitBreaker;
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
import io.sonde.instrumentation.selection.Exclusion;

/**
 * Counts every call, assembles local traces and decides about them when their roots end. Thread-safe; no lock is taken.
 */
public final class TracePipeline implements CallPipeline, CircuitBreaker.Recording {

    private static final byte NOT_SAMPLED = 0;

    private final Propagator propagator;
    private final boolean baggage;
    private final CallMetrics metrics;
    private final SpanOutcomes outcomes;
    private final SpanQueue queue;
    private final KeepLimit keepLimit = new KeepLimit(System.nanoTime());

    private LiveConfiguration inForce;
    private boolean recording = true;
    private volatile KeepRules rules;
    private volatile Exclusion exclusion;

    /** @param queue where kept calls go; null if no span is to be recorded */
    public TracePipeline(Propagators propagators, LiveConfiguration live, MetricsRegistry registry, SpanQueue queue) {
        this.propagator = propagators.propagator();
        this.baggage = propagators.baggage();
        this.metrics = new CallMetrics(registry);
        this.outcomes = new SpanOutcomes(registry);
        this.queue = queue;
        apply(live);
    }

    /** Puts a configuration in force, for decisions from now on. */
    public synchronized void apply(LiveConfiguration live) {
        inForce = live;
        rules = new KeepRules(live.sampling(), recording);
        exclusion = live.exclusion();
    }

    /** Calls are counted and their context goes on, whether or not they are recorded. */
    @Override
    public synchronized void record(boolean recorded) {
        recording = recorded;
        rules = new KeepRules(inForce.sampling(), recorded);
    }

    @Override
    public Exclusion exclusion() {
        return exclusion;
    }

    @Override
    public void leftOut() {
        if (queue != null) {
            outcomes.droppedExcluded.increment();
        }
    }

    @Override
    public LocalTrace startTrace(IdGenerator ids) {
        return startRoot(ids, null);
    }

    private LocalTrace startRoot(IdGenerator ids, String passedBaggage) {
        long low = ids.next();
        byte flags = rules.sampler.samples(low) ? RemoteParent.SAMPLED : NOT_SAMPLED;
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
        KeepRules current = rules;
        if (!current.parentBased) {
            flags = (byte)
                    (current.sampler.samples(parent.traceIdLow())
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
            } else if (call.parent() == null && !call.trace().isExcluded()) {
                // Nobody wants the trace, but work that goes on has to know that it has ended.
                call.trace().decide(LocalTrace.Decision.DROPPED, call.endNanos());
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
            drop(call.trace(), LocalTrace.Decision.DROPPED, System.nanoTime(), outcomes.droppedSampling);
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
        KeepRules current = rules;
        if (!current.recording) {
            outcomes.droppedCircuitBreaker.increment();
            return;
        }
        switch (call.trace().add(call, current.maximumCalls)) {
            case KEPT:
                keep(call);
                break;
            case DROPPED:
                outcomes.droppedSampling.increment();
                break;
            case LIMITED:
                outcomes.droppedKeepLimit.increment();
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
        KeepRules current = rules;
        if (!current.recording) {
            outcomes.droppedCircuitBreaker.increment();
            drop(trace, LocalTrace.Decision.DROPPED, root.endNanos(), outcomes.droppedCircuitBreaker);
            return;
        }
        String reason = null;
        if (trace.isSampled()) {
            outcomes.keptByHead(current.parentBased && trace.hasRemoteParent()).increment();
        } else {
            reason = current.reasonToKeep(root);
            if (reason == null) {
                outcomes.droppedSampling.increment();
                drop(trace, LocalTrace.Decision.DROPPED, root.endNanos(), outcomes.droppedSampling);
                return;
            }
            if (!keepLimit.admits(root.endNanos(), current.keepLimit)) {
                outcomes.droppedKeepLimit.increment();
                drop(trace, LocalTrace.Decision.LIMITED, root.endNanos(), outcomes.droppedKeepLimit);
                return;
            }
            outcomes.keptByRule(reason).increment();
        }
        try {
            root.readDetails();
        } finally {
            // What a library's request throws is its instrumentation's to report; the trace is kept without the
            // details.
            trace.add(root, current.maximumCalls);
            Call newest = trace.keep(reason, root.endNanos());
            if (newest != null) {
                keep(newest);
            }
        }
    }

    private static void drop(LocalTrace trace, LocalTrace.Decision decision, long nanos, CounterSeries outcome) {
        Call newest = trace.decide(decision, nanos);
        if (newest != null) {
            outcome.add(newest.positionInTrace());
        }
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
        // The queue links the oldest call onwards, to calls of other traces, until its consumer cuts the links.
        for (Call call = newest; call != null; call = call.endedBefore()) {
            metrics.exemplar(call);
            if (call == oldest) {
                return;
            }
        }
    }
}
