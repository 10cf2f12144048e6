package io.sonde.instrumentation.call;

import io.sonde.instrumentation.propagation.HeaderGetter;
import io.sonde.instrumentation.propagation.HeaderSetter;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One instrumented call: the timer of its metric and the record of its span. It is mutable and written by the thread that
 * makes the call; ending it publishes it.
 */
public abstract class Call implements EnterState {

    private static final AtomicIntegerFieldUpdater<Call> HAS_ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Call.class, "hasEnded");

    private final CurrentCall thread;
    private final Call outer;
    private final Call parent;
    private final LocalTrace trace;
    private final long spanId;

    private long startNanos;
    private long endNanos;
    private Throwable thrown;
    private String errorType;
    private Call endedBefore;
    private int positionInTrace;

    @SuppressWarnings("unused") // by its updater
    private volatile int hasEnded;

    /** A stand-in that is never started, and so has ended. */
    Call() {
        thread = null;
        outer = null;
        parent = null;
        trace = null;
        spanId = 0;
        startNanos = 0;
        hasEnded = 1;
    }

    /** Starts a call under the one that is current on the thread, or under none. */
    Call(CurrentCall thread) {
        this(thread, false);
    }

    /** @param excluded whether this call and all that is made in its course is left out of traces */
    Call(CurrentCall thread, boolean excluded) {
        this.thread = thread;
        this.outer = thread.call();
        this.parent = outer;
        LocalTrace common =
                outer == null || outer.trace == null ? Calls.pipeline().startTrace(thread.ids()) : outer.trace;
        this.trace = excluded || (outer != null && outer.trace == null) ? common.excluding() : common;
        this.spanId = thread.ids().next();
        this.startNanos = System.nanoTime();
    }

    /** Starts a local root under the remote parent that the carrier names, if it names one. */
    <C> Call(CurrentCall thread, C carrier, HeaderGetter<C> getter) {
        this(thread, carrier, getter, false);
    }

    /** @param excluded whether this call and all that is made in its course is left out of traces */
    <C> Call(CurrentCall thread, C carrier, HeaderGetter<C> getter, boolean excluded) {
        this.thread = thread;
        this.outer = thread.call();
        this.parent = null;
        LocalTrace common = Calls.pipeline().startTrace(thread.ids(), carrier, getter);
        this.trace = excluded ? common.excluding() : common;
        this.spanId = thread.ids().next();
        this.startNanos = System.nanoTime();
    }

    /** Calls the visitor's method for this kind of call. */
    public abstract void accept(CallVisitor visitor);

    /** Whether the thread started this call, and did not merely take it over; a stand-in is every thread's. */
    public final boolean startedOn(CurrentCall anyThread) {
        return thread == anyThread || thread == null;
    }

    /** Whether work that is handed to another thread still belongs to this call: not long after its trace has ended. */
    public final boolean handsOver() {
        return trace == null || trace.handsOver();
    }

    /** Makes this call current on the thread that started it and reports its start. */
    final void begin() {
        Calls.pipeline().started(this);
        thread.call(this);
    }

    /** Reports the start of this call, which is attached to threads where it is worked on. */
    final void begin(long nanos) {
        startNanos = nanos;
        Calls.pipeline().started(this);
    }

    /**
     * Ends the time in which this call is current on the thread that started it. To be called by that thread, whether or
     * not the call has ended. Calls that were made in its course and failed to leave are left as well.
     */
    public final void leaveThread() {
        CurrentCall left = thread == null ? CurrentCall.ofThread() : thread;
        Call current = left.call();
        while (current != null && current != this) {
            current = current.outer;
        }
        if (current == this) {
            left.call(outer);
        }
    }

    /**
     * Makes this call current on the calling thread, for work that goes on there.
     *
     * @return what {@link #detach(CurrentCall, Call)} wants back
     */
    public final Call attach(CurrentCall current) {
        Call previous = current.call();
        current.call(this);
        return previous;
    }

    /** As {@link #attach(CurrentCall)}; with null, no call is current. */
    public static Call attach(CurrentCall current, Call call) {
        Call previous = current.call();
        current.call(call);
        return previous;
    }

    /** Ends what {@link #attach(CurrentCall)} began. */
    public static void detach(CurrentCall current, Call previous) {
        current.call(previous);
    }

    /**
     * Ends this call. Only the first of several ends counts.
     *
     * @param failure what the call threw, or null
     * @return whether this was the first end
     */
    public final boolean end(Throwable failure) {
        return end(failure, System.nanoTime());
    }

    /**
     * Ends this call at a moment that has passed, where only later it turns out that nothing more will come.
     *
     * @param atNanos the moment by {@link System#nanoTime()}
     */
    public final boolean end(Throwable failure, long atNanos) {
        if (!HAS_ENDED.compareAndSet(this, 0, 1)) {
            return false;
        }
        endNanos = atNanos;
        if (failure != null) {
            thrown = failure;
        }
        try {
            classify();
            if (errorType != null) {
                trace.markErroneous();
            }
            Calls.pipeline().ended(this);
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            // Callbacks end calls too, with nothing around them; the application meets the want in what it does itself.
        }
        return true;
    }

    /** Gives this call up: nothing is known of its end, because the application lost the object it belonged to. */
    public final void abandon() {
        if (HAS_ENDED.compareAndSet(this, 0, 1)) {
            Calls.pipeline().abandoned(this);
        }
    }

    @Override
    public void undo() {
        leaveThread();
        abandon();
    }

    /** Leaves the thread and ends this call: the usual end of a call that is made on one thread. */
    public final void finish(Throwable failure) {
        leaveThread();
        end(failure);
    }

    /** Sets the error type by what is known at the end. */
    void classify() {
        if (thrown != null && errorType == null) {
            errorType = thrown.getClass().getName();
        }
    }

    /** Frees what is needed only to read details from, once the decision about this call has fallen. */
    public void releaseDetails() {}

    /** Reads what is exported but not needed for metrics; called at most once, on the thread that ends the trace. */
    public void readDetails() {}

    /** Writes this call's context into an outgoing request. */
    public final <C> void inject(C carrier, HeaderSetter<C> setter) {
        if (trace != null) {
            Calls.pipeline().inject(this, carrier, setter);
        }
    }

    final void errorType(String type) {
        errorType = type;
    }

    final void followedBy(Call endedEarlier, int position) {
        endedBefore = endedEarlier;
        positionInTrace = position;
    }

    /** Its place in its trace by the order of ends, from 1. */
    public final int positionInTrace() {
        return positionInTrace;
    }

    /** Lets an export queue link calls of several traces. */
    public final void linkTo(Call older) {
        endedBefore = older;
    }

    /** The call of the same trace that ended before this one, null for the first. */
    public final Call endedBefore() {
        return endedBefore;
    }

    /** The call in whose course this one was made; null for a local root. */
    public final Call parent() {
        return parent;
    }

    /** Null for a stand-in. */
    public final LocalTrace trace() {
        return trace;
    }

    public final long spanId() {
        return spanId;
    }

    /** {@link System#nanoTime()} at the start. */
    public final long startNanos() {
        return startNanos;
    }

    /** {@link System#nanoTime()} at the end. */
    public final long endNanos() {
        return endNanos;
    }

    public final long durationNanos() {
        return endNanos - startNanos;
    }

    public final boolean hasEnded() {
        return hasEnded != 0;
    }

    /** What the call threw, or null. */
    public final Throwable thrown() {
        return thrown;
    }

    /** Remembers a failure that the library keeps to itself, such as a servlet's exception. */
    public final void thrown(Throwable failure) {
        if (hasEnded == 0) {
            thrown = failure;
        }
    }

    /** The low-cardinality kind of failure ({@code error.type}); null if the call went well. */
    public final String errorType() {
        return errorType;
    }
}
