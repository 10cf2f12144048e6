package io.sonde.agent.metrics;

/** One observation and the trace that it belongs to. Immutable, therefore safe to hand over by a racy write. */
final class RecordedExemplar {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final long value;
    private final long traceIdHigh;
    private final long traceIdLow;
    private final long spanId;
    private final long nanos;
    private final long epochMillis;

    RecordedExemplar(long value, long traceIdHigh, long traceIdLow, long spanId, long nanos, long epochMillis) {
        this.value = value;
        this.traceIdHigh = traceIdHigh;
        this.traceIdLow = traceIdLow;
        this.spanId = spanId;
        this.nanos = nanos;
        this.epochMillis = epochMillis;
    }

    long value() {
        return value;
    }

    /** {@link System#nanoTime()} of the observation. */
    long nanos() {
        return nanos;
    }

    long epochMillis() {
        return epochMillis;
    }

    String traceId() {
        char[] hex = new char[32];
        hex(traceIdHigh, hex, 0);
        hex(traceIdLow, hex, 16);
        return new String(hex);
    }

    String spanId() {
        char[] hex = new char[16];
        hex(spanId, hex, 0);
        return new String(hex);
    }

    private static void hex(long bits, char[] into, int offset) {
        for (int i = 0; i < 16; i++) {
            into[offset + i] = DIGITS[(int) (bits >>> (60 - 4 * i)) & 0xf];
        }
    }
}
