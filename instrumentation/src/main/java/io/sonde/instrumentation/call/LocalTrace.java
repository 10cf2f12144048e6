package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.RemoteParent;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * The calls under one local root, from its start until the decision about them. Calls may end on any thread; the list of
 * ended calls is lock-free.
 */
public final class LocalTrace {

    private static final AtomicReferenceFieldUpdater<LocalTrace, Call> ENDED =
            AtomicReferenceFieldUpdater.newUpdater(LocalTrace.class, Call.class, "ended");

    /** How long after its end a trace still takes over to further threads. */
    private static final int SECONDS_TO_HAND_OVER = 60;

    private static final Call KEPT = new EndOfTrace();
    private static final Call DROPPED = new EndOfTrace();

    private final long traceIdHigh;
    private final long traceIdLow;
    private final long remoteSpanId;
    private final String traceState;
    private final String baggage;
    private final boolean remoteParent;
    private final byte flags;
    private final boolean excluded;

    private boolean erroneous;

    /** By {@link System#nanoTime()}; in seconds, because an int costs nothing in the object's layout. */
    private int endSeconds;

    /** The call that ended last, which leads to the others; or what has been decided. */
    private volatile Call ended;

    /**
     * @param remoteSpanId the remote parent's span, 0 if there is none
     * @param traceState the {@code tracestate} to pass on, or null
     * @param baggage the {@code baggage} to pass on, or null
     * @param flags those of {@code traceparent}, with the head decision
     */
    public LocalTrace(
            long traceIdHigh,
            long traceIdLow,
            long remoteSpanId,
            String traceState,
            String baggage,
            boolean remoteParent,
            byte flags) {
        this.traceIdHigh = traceIdHigh;
        this.traceIdLow = traceIdLow;
        this.remoteSpanId = remoteSpanId;
        this.traceState = traceState;
        this.baggage = baggage;
        this.remoteParent = remoteParent;
        this.flags = flags;
        this.excluded = false;
    }

    private LocalTrace(LocalTrace trace) {
        this.traceIdHigh = trace.traceIdHigh;
        this.traceIdLow = trace.traceIdLow;
        this.remoteSpanId = trace.remoteSpanId;
        this.traceState = trace.traceState;
        this.baggage = trace.baggage;
        this.remoteParent = trace.remoteParent;
        this.flags = (byte) (trace.flags & ~RemoteParent.SAMPLED);
        this.excluded = true;
    }

    /**
     * What a call starts in place of this trace if it is to be left out of traces with all that is made in its course. It
     * carries the same identifiers onwards, but not as sampled, so that nobody else traces what follows either.
     */
    LocalTrace excluding() {
        return excluded ? this : new LocalTrace(this);
    }

    /** Whether the calls of this trace are counted only. */
    public boolean isExcluded() {
        return excluded;
    }

    /**
     * Adds a call that has ended.
     *
     * @return where the call stands now
     */
    public Decision add(Call call, int maximumCalls) {
        while (true) {
            Call head = ended;
            int position = head == null ? 1 : head.positionInTrace() + 1;
            Decision decision = head == KEPT
                    ? Decision.KEPT
                    : head == DROPPED
                            ? Decision.DROPPED
                            : position > maximumCalls && call.parent() != null ? Decision.TRACE_FULL : Decision.OPEN;
            if (decision != Decision.OPEN) {
                // An attempt to add it may have linked it to calls that are others' now.
                call.followedBy(null, 0);
                return decision;
            }
            call.followedBy(head, position);
            if (ENDED.compareAndSet(this, head, call)) {
                return Decision.OPEN;
            }
        }
    }

    /**
     * Decides, once. Calls that end later follow the decision.
     *
     * @param nanos {@link System#nanoTime()} at the end of the trace's root
     * @return the calls that have ended, newest first, linked by {@link Call#endedBefore()}; null if there are none
     */
    public Call decide(boolean keep, long nanos) {
        endSeconds = seconds(nanos);
        Call head = ENDED.getAndSet(this, keep ? KEPT : DROPPED);
        return head == KEPT || head == DROPPED ? null : head;
    }

    /**
     * Whether work that is handed to another thread still belongs to this trace: what hands itself on again and again, long
     * after the request in which it began, does not.
     */
    public boolean handsOver() {
        Call head = ended;
        return head != KEPT && head != DROPPED || seconds(System.nanoTime()) - endSeconds <= SECONDS_TO_HAND_OVER;
    }

    private static int seconds(long nanos) {
        return (int) (nanos / 1_000_000_000);
    }

    /** Notes that a call of this trace failed. A benign race: it is only ever set. */
    void markErroneous() {
        erroneous = true;
    }

    /** Whether a call of this trace failed. */
    public boolean isErroneous() {
        return erroneous;
    }

    public long traceIdHigh() {
        return traceIdHigh;
    }

    public long traceIdLow() {
        return traceIdLow;
    }

    /** The remote parent's span identifier, 0 if there is none. */
    public long remoteSpanId() {
        return remoteSpanId;
    }

    public boolean hasRemoteParent() {
        return remoteParent;
    }

    /** The {@code tracestate} to pass on, or null. */
    public String traceState() {
        return traceState;
    }

    /** The {@code baggage} to pass on, or null. */
    public String baggage() {
        return baggage;
    }

    /** The head decision, which {@code traceparent} carries onwards. */
    public boolean isSampled() {
        return (flags & RemoteParent.SAMPLED) != 0;
    }

    /** The flags that {@code traceparent} carries onwards. */
    public byte flags() {
        return flags;
    }

    /** Where a call that ended stands. */
    public enum Decision {
        /** The call waits for the decision. */
        OPEN,
        /** The trace was kept before this call ended. */
        KEPT,
        /** The trace was dropped before this call ended. */
        DROPPED,
        /** The trace holds as many calls as it may. */
        TRACE_FULL
    }

    private static final class EndOfTrace extends Call {
        @Override
        public void accept(CallVisitor visitor) {}
    }
}
