package io.sonde.agent.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection, from request to response to request. Its state belongs to the server's loop; only the making of a response
 * happens elsewhere, and while it does the connection waits. A pipelined request is read when its predecessor has been
 * answered.
 */
final class Connection {
    private enum State {
        /** No byte of a request has come yet. */
        IDLE,
        READING,
        SERVING,
        WRITING,
        /** All is said; what the client still sends is thrown away, lest a reset overtakes the response. */
        DRAINING
    }

    private static final int FIRST_BUFFER = 1024;
    private static final int WRITE_SLICE = 65_536;
    private static final byte[] EMPTY = {};

    private final SocketChannel channel;
    private final Transport transport;
    private final SelectionKey key;
    private final InetAddress client;
    private final Workers workers;
    private final ServerLimits limits;

    private State state = State.IDLE;
    private long since;
    private long deadline;
    private byte[] in = EMPTY;
    private int length;
    private int scanned;
    private int drained;

    /** Read by workers. */
    private volatile boolean closed;

    private ByteBuffer[] out;
    private boolean closeAfterWriting;

    Connection(
            SocketChannel channel,
            Transport transport,
            SelectionKey key,
            Workers workers,
            ServerLimits limits,
            long now)
            throws IOException {
        this.channel = channel;
        this.transport = transport;
        this.key = key;
        this.client = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        this.workers = workers;
        this.limits = limits;
        since = now;
        deadline = now + limits.readNanos;
    }

    /**
     * How readily it gives way to another when all places are taken; 0 for not at all. One that has not sent a whole request
     * goes before one that has waited for its answer, or taken it in, for more than a second. Idle ones are no worse than
     * those with half a request: what has just been accepted is idle.
     */
    int dispensability(long now) {
        switch (state) {
            case IDLE:
            case READING:
                return 2;
            default:
                return now - since > ServerLimits.UNDISTURBED_NANOS ? 1 : 0;
        }
    }

    /** Since when it is what it is at. */
    long since() {
        return since;
    }

    /** By {@link System#nanoTime}; the connection is to be ended when it has passed. */
    long deadline() {
        return deadline;
    }

    /** Ends a connection that has used up its time: with a 408 if it has begun a request, else without a word. */
    void expire(long now) throws IOException {
        if (state == State.READING) {
            write(Response.rejection(408), true, now);
        } else {
            close();
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() throws IOException {
        closed = true;
        key.cancel();
        channel.close();
    }

    void readable(long now) throws IOException {
        if (state == State.DRAINING) {
            drain();
            return;
        }
        while (state == State.IDLE || state == State.READING) {
            if (length == in.length) {
                in = Arrays.copyOf(in, Math.min(Math.max(FIRST_BUFFER, length * 2), ServerLimits.HEAD_BYTES));
            }
            int read = transport.read(ByteBuffer.wrap(in, length, in.length - length));
            if (read < 0) {
                close();
                return;
            }
            if (read == 0) {
                boolean flushed = transport.flush();
                key.interestOps(flushed ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            length += read;
            process(now);
            if (!transport.hasBuffered()) {
                return;
            }
        }
    }

    /** Sends a response; called in the loop when a worker has made it. */
    void write(ByteBuffer[] response, boolean close, long now) throws IOException {
        state = State.WRITING;
        since = now;
        deadline = now + limits.writeNanos;
        out = response;
        closeAfterWriting = close;
        writable(now);
    }

    void writable(long now) throws IOException {
        if (out == null) { // a handshake goes on
            readable(now);
            return;
        }
        for (ByteBuffer buffer : out) {
            int end = buffer.limit();
            while (buffer.position() < end) {
                // the JDK keeps a direct buffer as large as the largest write for as long as the thread lives
                buffer.limit(Math.min(buffer.position() + WRITE_SLICE, end));
                int written = transport.write(buffer);
                buffer.limit(end);
                if (written == 0) {
                    key.interestOps(SelectionKey.OP_WRITE);
                    return;
                }
            }
        }
        if (!transport.flush()) {
            key.interestOps(SelectionKey.OP_WRITE);
            return;
        }
        out = null;
        key.interestOps(SelectionKey.OP_READ);
        if (closeAfterWriting) {
            transport.endOutput();
            state = State.DRAINING;
            since = now;
            deadline = now + ServerLimits.DRAIN_NANOS;
            in = EMPTY;
            length = 0;
        } else {
            state = State.IDLE;
            since = now;
            deadline = now + limits.idleNanos;
            process(now);
            if (transport.hasBuffered()) {
                readable(now);
            }
        }
    }

    private void process(long now) throws IOException {
        skipEmptyLines();
        if (length == 0) {
            in = EMPTY;
            return;
        }
        if (state == State.IDLE) {
            state = State.READING;
            since = now;
            deadline = now + limits.readNanos;
        }
        int end = endOfHead();
        if (end < 0) {
            if (length == ServerLimits.HEAD_BYTES) {
                write(Response.rejection(firstLineIsComplete() ? 431 : 414), true, now);
            }
            return;
        }
        try {
            Request request = RequestParser.parse(new String(in, 0, end, StandardCharsets.ISO_8859_1), client);
            remove(end);
            state = State.SERVING;
            since = now;
            deadline = now + ServerLimits.SERVE_NANOS;
            key.interestOps(0);
            workers.submit(this, request);
        } catch (RejectedRequest rejected) {
            write(Response.rejection(rejected.status()), true, now);
        }
    }

    /** RFC 9112 section 2.2: empty lines before a request are ignored. */
    private void skipEmptyLines() {
        int skip = 0;
        while (skip < length && (in[skip] == '\r' || in[skip] == '\n')) {
            skip++;
        }
        if (skip > 0) {
            remove(skip);
        }
    }

    private void remove(int count) {
        length -= count;
        System.arraycopy(in, count, in, 0, length);
        scanned = 0;
    }

    /** Where the empty line ends, or -1; does not look twice at bytes that it has seen. */
    private int endOfHead() {
        for (int i = Math.max(scanned, 1); i < length; i++) {
            if (in[i] == '\n' && (in[i - 1] == '\n' || (i > 1 && in[i - 1] == '\r' && in[i - 2] == '\n'))) {
                return i + 1;
            }
        }
        scanned = length;
        return -1;
    }

    private boolean firstLineIsComplete() {
        for (int i = 0; i < length; i++) {
            if (in[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private void drain() throws IOException {
        int read = channel.read(ByteBuffer.allocate(FIRST_BUFFER));
        drained += Math.max(read, 0);
        if (read < 0 || drained > ServerLimits.DRAIN_BYTES) {
            close();
        }
    }
}
