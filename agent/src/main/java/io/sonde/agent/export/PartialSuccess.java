package io.sonde.agent.export;

import java.nio.charset.StandardCharsets;

/**
 * What a backend says of a batch that it did not take whole: the field {@code partial_success} of an
 * {@code ExportTraceServiceResponse} (opentelemetry/proto/collector/trace/v1/trace_service.proto). Immutable.
 */
final class PartialSuccess {

    private static final int RESPONSE_PARTIAL_SUCCESS = 1;
    private static final int REJECTED_SPANS = 1;
    private static final int ERROR_MESSAGE = 2;
    private static final int LONGEST_MESSAGE = 200;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final long rejectedSpans;
    private final String message;

    private PartialSuccess(long rejectedSpans, String message) {
        this.rejectedSpans = rejectedSpans;
        this.message = message;
    }

    /** Null if the answer's body does not hold the field, or is something else altogether. */
    static PartialSuccess of(byte[] body) {
        Fields response = new Fields(body, 0, body.length);
        PartialSuccess found = null;
        while (response.next()) {
            if (response.field == RESPONSE_PARTIAL_SUCCESS && response.type == LENGTH_DELIMITED) {
                found = read(new Fields(body, response.start, response.end));
                if (found == null) {
                    return null;
                }
            }
        }
        return response.broken ? null : found;
    }

    private static PartialSuccess read(Fields fields) {
        long rejected = 0;
        String message = "";
        while (fields.next()) {
            if (fields.field == REJECTED_SPANS && fields.type == VARINT) {
                rejected = fields.number;
            } else if (fields.field == ERROR_MESSAGE && fields.type == LENGTH_DELIMITED) {
                message = new String(fields.bytes, fields.start, fields.end - fields.start, StandardCharsets.UTF_8);
            }
        }
        return fields.broken ? null : new PartialSuccess(rejected, message);
    }

    /** As the backend said it, whatever the batch held; it may be negative. */
    long rejectedSpans() {
        return rejectedSpans;
    }

    /** For the log: one line, not too long; empty if the backend said nothing. */
    String message() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < message.length() && i < LONGEST_MESSAGE; i++) {
            char character = message.charAt(i);
            line.append(
                    Character.isISOControl(character) || character == '\u2028' || character == '\u2029'
                            ? ' '
                            : character);
        }
        return line.toString().trim();
    }

    /** The fields of a message of Protocol Buffers, one after the other. */
    private static final class Fields {

        private final byte[] bytes;
        private final int limit;
        private int position;

        int field;
        int type;
        long number;
        int start;
        int end;
        boolean broken;

        Fields(byte[] bytes, int position, int limit) {
            this.bytes = bytes;
            this.position = position;
            this.limit = limit;
        }

        boolean next() {
            if (position == limit || broken) {
                return false;
            }
            long tag = varint();
            field = (int) (tag >>> 3);
            type = (int) (tag & 7);
            start = position;
            switch (type) {
                case VARINT:
                    number = varint();
                    break;
                case FIXED64:
                    skip(8);
                    break;
                case FIXED32:
                    skip(4);
                    break;
                case LENGTH_DELIMITED:
                    long length = varint();
                    start = position;
                    skip(length);
                    break;
                default:
                    broken = true;
            }
            end = position;
            broken |= field <= 0;
            return !broken;
        }

        private void skip(long length) {
            if (length < 0 || length > limit - position) {
                broken = true;
            } else {
                position += (int) length;
            }
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (position == limit) {
                    break;
                }
                byte next = bytes[position++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            broken = true;
            return 0;
        }
    }
}
