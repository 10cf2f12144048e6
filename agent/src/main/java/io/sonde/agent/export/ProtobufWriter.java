package io.sonde.agent.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes Protocol Buffers from the end to the beginning into an array that is kept from one message to the next: when the
 * length of an embedded message is to be written, the message stands there already, so nothing is measured first and nothing
 * is copied. What is written last comes first. Not thread-safe.
 */
final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    /** A longer array is let go of with {@link #clear()}: it was for an unusual message. */
    private static final int LARGEST_KEPT = 1 << 20;

    private static final int FIRST_LENGTH = 16 * 1024;

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int start = bytes.length;

    /** How many bytes have been written. */
    int length() {
        return bytes.length - start;
    }

    /** Forgets everything. */
    void clear() {
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST_LENGTH];
        }
        start = bytes.length;
    }

    /** Forgets what was written since {@link #length()} was that. */
    void back(int length) {
        start = bytes.length - length;
    }

    void writeTo(OutputStream output) throws IOException {
        output.write(bytes, start, bytes.length - start);
    }

    /** A copy of what was written since {@link #length()} was that. */
    byte[] since(int length) {
        byte[] copy = new byte[length() - length];
        System.arraycopy(bytes, start, copy, 0, copy.length);
        return copy;
    }

    /** Puts the field's number and the length in front of what was written since {@link #length()} was that. */
    void message(int field, int lengthBefore) {
        varint(length() - lengthBefore);
        tag(field, LENGTH_DELIMITED);
    }

    void bytes(int field, byte[] value) {
        raw(value);
        varint(value.length);
        tag(field, LENGTH_DELIMITED);
    }

    /** Bytes that are encoded already. */
    void raw(byte[] encoded) {
        reserve(encoded.length);
        start -= encoded.length;
        System.arraycopy(encoded, 0, bytes, start, encoded.length);
    }

    void number(int field, long value) {
        varint(value);
        tag(field, VARINT);
    }

    void fixed64(int field, long value) {
        reserve(8);
        byte[] target = bytes;
        int at = start - 8;
        for (int shift = 0; shift < 64; shift += 8) {
            target[at++] = (byte) (value >>> shift);
        }
        start -= 8;
        tag(field, FIXED64);
    }

    void fixed32(int field, int value) {
        reserve(4);
        byte[] target = bytes;
        int at = start - 4;
        for (int shift = 0; shift < 32; shift += 8) {
            target[at++] = (byte) (value >>> shift);
        }
        start -= 4;
        tag(field, FIXED32);
    }

    /** An identifier of eight bytes, the most significant first. */
    void identifier(int field, long value) {
        bigEndian(value);
        varint(8);
        tag(field, LENGTH_DELIMITED);
    }

    /** An identifier of sixteen bytes, the most significant first. */
    void identifier(int field, long high, long low) {
        bigEndian(low);
        bigEndian(high);
        varint(16);
        tag(field, LENGTH_DELIMITED);
    }

    private void bigEndian(long value) {
        reserve(8);
        byte[] target = bytes;
        int at = start;
        for (int shift = 0; shift < 64; shift += 8) {
            target[--at] = (byte) (value >>> shift);
        }
        start = at;
    }

    /** The first characters of a text; a surrogate without its pair becomes a question mark. */
    void text(int field, String text, int characters) {
        int before = length();
        int index = Math.min(characters, text.length());
        // At most three bytes come of one char: a pair of surrogates makes four.
        reserve(index * 3);
        byte[] target = bytes;
        int at = start;
        while (--index >= 0) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                target[--at] = (byte) unit;
            } else if (unit < 0x800) {
                target[--at] = (byte) (0x80 | (unit & 0x3F));
                target[--at] = (byte) (0xC0 | (unit >> 6));
            } else if (!Character.isSurrogate(unit)) {
                target[--at] = (byte) (0x80 | (unit & 0x3F));
                target[--at] = (byte) (0x80 | (unit >> 6 & 0x3F));
                target[--at] = (byte) (0xE0 | (unit >> 12));
            } else if (index > 0 && Character.isSurrogatePair(text.charAt(index - 1), unit)) {
                int point = Character.toCodePoint(text.charAt(--index), unit);
                target[--at] = (byte) (0x80 | (point & 0x3F));
                target[--at] = (byte) (0x80 | (point >> 6 & 0x3F));
                target[--at] = (byte) (0x80 | (point >> 12 & 0x3F));
                target[--at] = (byte) (0xF0 | (point >> 18));
            } else {
                target[--at] = '?';
            }
        }
        start = at;
        message(field, before);
    }

    private void tag(int field, int wireType) {
        varint((field << 3) | wireType);
    }

    private void varint(long value) {
        int size = 1;
        for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        reserve(size);
        byte[] target = bytes;
        start -= size;
        int at = start;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            target[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        target[at] = (byte) rest;
    }

    private void reserve(int count) {
        if (start < count) {
            int used = length();
            byte[] larger = new byte[Math.max(bytes.length * 2, used + count)];
            System.arraycopy(bytes, start, larger, larger.length - used, used);
            bytes = larger;
            start = larger.length - used;
        }
    }
}
