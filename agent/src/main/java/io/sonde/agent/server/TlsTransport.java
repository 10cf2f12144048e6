package io.sonde.agent.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/** TLS 1.2 and 1.3 by the JDK's engine. The handshake happens while the first request is read. */
final class TlsTransport implements Transport {
    /** Records without content: a handshake has some, and a client that goes on with it is not heard any longer. */
    private static final int MAX_EMPTY_RECORDS = 200;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;

    /** What came in and is not decrypted yet; to be written to. */
    private final ByteBuffer in;

    /** What is decrypted and has not been read yet; to be read from. */
    private final ByteBuffer plain;

    /** What is encrypted and has not gone out yet; to be read from. */
    private final ByteBuffer out;

    private int emptyRecords;

    TlsTransport(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        out.limit(0);
        plain.limit(0);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        while (!plain.hasRemaining()) {
            if (!flush()) {
                return 0;
            }
            SSLEngineResult.HandshakeStatus handshake = engine.getHandshakeStatus();
            if (handshake == SSLEngineResult.HandshakeStatus.NEED_TASK) {
                runTasks();
            } else if (handshake == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
                if (wrap(NOTHING).getStatus() == SSLEngineResult.Status.CLOSED) {
                    flush();
                    return -1;
                }
            } else {
                int read = unwrap();
                if (read <= 0) {
                    return read;
                }
            }
        }
        return move(to);
    }

    private int move(ByteBuffer to) {
        int count = Math.min(plain.remaining(), to.remaining());
        ByteBuffer part = plain.duplicate();
        part.limit(part.position() + count);
        to.put(part);
        plain.position(plain.position() + count);
        return count;
    }

    /** Decrypts a record. Returns 1 to go on, 0 if more has to come in first, -1 at the end. */
    private int unwrap() throws IOException {
        in.flip();
        plain.clear();
        SSLEngineResult result;
        try {
            result = engine.unwrap(in, plain);
        } finally {
            in.compact();
            plain.flip();
        }
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW:
                int read = channel.read(in);
                return read > 0 ? 1 : read;
            case OK:
                if (!plain.hasRemaining() && ++emptyRecords > MAX_EMPTY_RECORDS) {
                    throw new IOException("too many records without content");
                }
                return 1;
            case CLOSED:
                return -1;
            default:
                throw new IOException("a record is larger than the protocol allows");
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (!flush()) {
            return 0;
        }
        int before = from.remaining();
        SSLEngineResult result = wrap(from);
        if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
            // the client has begun another handshake in the middle of an answer
            throw new IOException("the connection takes no more data");
        }
        flush();
        return before - from.remaining();
    }

    private SSLEngineResult wrap(ByteBuffer from) throws IOException {
        out.clear();
        try {
            return engine.wrap(from, out);
        } finally {
            out.flip();
        }
    }

    /** A few milliseconds of arithmetic; the number of connections at a time bounds them. */
    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    @Override
    public boolean flush() throws IOException {
        while (out.hasRemaining()) {
            if (channel.write(out) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean hasBuffered() {
        return plain.hasRemaining() || in.position() > 0;
    }

    @Override
    public void endOutput() throws IOException {
        engine.closeOutbound();
        wrap(NOTHING);
        flush();
        channel.shutdownOutput();
    }
}
