package io.sonde.smoke.s3;

import java.io.InputStream;

/** A stream of so many zeros, held nowhere, which can be marked. */
final class Zeros extends InputStream {

    private final long length;
    private long position;
    private long marked;

    Zeros(long length) {
        this.length = length;
    }

    @Override
    public int read() {
        return position++ < length ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) {
        if (position >= length) {
            return -1;
        }
        int count = (int) Math.min(wanted, length - position);
        java.util.Arrays.fill(bytes, offset, offset + count, (byte) 0);
        position += count;
        return count;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        marked = position;
    }

    @Override
    public void reset() {
        position = marked;
    }
}
