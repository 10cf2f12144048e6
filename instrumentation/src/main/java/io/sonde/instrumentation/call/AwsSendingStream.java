package io.sonde.instrumentation.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what an HTTP client reads of a request's body in order to send it. As thread-safe as the stream beneath. */
public final class AwsSendingStream extends FilterInputStream {

    private final AwsCall call;

    public AwsSendingStream(InputStream content, AwsCall call) {
        super(content);
        this.call = call;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            call.sent(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            call.sent(count);
        }
        return count;
    }
}
