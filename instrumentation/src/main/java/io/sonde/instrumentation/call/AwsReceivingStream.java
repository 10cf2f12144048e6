package io.sonde.instrumentation.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what the application reads of a response's body, and ends the body. As thread-safe as the stream beneath. */
public class AwsReceivingStream extends FilterInputStream {

    private final AwsResponseBody body;

    public AwsReceivingStream(InputStream received, AwsCall call) {
        super(received);
        body = new AwsResponseBody(call, this);
        call.responseBody(body);
    }

    @Override
    public int read() throws IOException {
        int value;
        try {
            value = in.read();
        } catch (IOException broken) {
            body.ended(broken);
            throw broken;
        }
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(bytes, offset, length);
        } catch (IOException broken) {
            body.ended(broken);
            throw broken;
        }
        count(count);
        return count;
    }

    private void count(int read) {
        if (read > 0) {
            body.received(read);
        } else if (read < 0) {
            body.ended(null);
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        if (skipped > 0) {
            body.received(skipped);
        }
        return skipped;
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            body.ended(null);
        }
    }

    /** The connection was given up in the middle of the body, as the application wanted. */
    protected final void aborted() {
        body.ended(null);
    }
}
