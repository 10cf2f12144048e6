package io.sonde.smoke.benchmark;

/**
 * Counts the spans of an OTLP export request by walking over its fields: resource spans, scope spans and spans are the
 * fields 1, 2 and 2 of what holds them. Nothing is decoded.
 */
final class SpanCount {

    private static final int[] FIELDS = {1, 2, 2};

    private final byte[] message;
    private int at;

    private SpanCount(byte[] message) {
        this.message = message;
    }

    /** How many spans the request holds. */
    static long in(byte[] request) {
        return new SpanCount(request).count(0, request.length);
    }

    private long count(int depth, int end) {
        if (depth == FIELDS.length) {
            at = end;
            return 1;
        }
        long found = 0;
        while (at < end) {
            long tag = varint();
            int wire = (int) tag & 7;
            if (wire == 2) {
                int length = (int) varint();
                int next = at + length;
                if (tag >>> 3 == FIELDS[depth]) {
                    found += count(depth + 1, next);
                }
                at = next;
            } else if (wire == 0) {
                varint();
            } else {
                at += wire == 1 ? Long.BYTES : Integer.BYTES;
            }
        }
        return found;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
