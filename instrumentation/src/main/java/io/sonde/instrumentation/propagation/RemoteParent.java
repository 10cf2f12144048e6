package io.sonde.instrumentation.propagation;

/** The span of another service that a message came from. Immutable. */
public final class RemoteParent {
    /** The flag of a trace that is recorded. */
    public static final byte SAMPLED = 1;
    /** The flag of a trace id whose right-most 7 bytes are random (Trace Context level 2). */
    public static final byte RANDOM = 2;

    private final long traceIdHigh;
    private final long traceIdLow;
    private final long spanId;
    private final byte flags;
    private final String traceState;

    public RemoteParent(long traceIdHigh, long traceIdLow, long spanId, byte flags, String traceState) {
        this.traceIdHigh = traceIdHigh;
        this.traceIdLow = traceIdLow;
        this.spanId = spanId;
        this.flags = flags;
        this.traceState = traceState;
    }

    /** The first 64 bits of the trace id; 0 where the other service uses ids of 64 bits. */
    public long traceIdHigh() {
        return traceIdHigh;
    }

    public long traceIdLow() {
        return traceIdLow;
    }

    public long spanId() {
        return spanId;
    }

    /** {@link #SAMPLED} and {@link #RANDOM}; all others are 0. */
    public byte flags() {
        return flags;
    }

    public boolean isSampled() {
        return (flags & SAMPLED) != 0;
    }

    /** The tracestate to pass on, or null. */
    public String traceState() {
        return traceState;
    }
}
