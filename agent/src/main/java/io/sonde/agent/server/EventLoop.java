package io.sonde.agent.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The one thread that accepts, reads, writes and watches deadlines. It sleeps as long as nothing is due. */
final class EventLoop implements Runnable {
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final SelectionKey acceptKey;
    private final TlsContext tls;
    private final Workers workers;
    private final ServerLimits limits;
    private final ServerFailureListener failures;
    private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private boolean acceptPaused;
    private long acceptAgainAt;

    /** @param tls null for plain HTTP */
    EventLoop(
            ServerSocketChannel listener,
            TlsContext tls,
            Workers workers,
            ServerLimits limits,
            ServerFailureListener failures)
            throws IOException {
        this.listener = listener;
        this.tls = tls;
        this.workers = workers;
        this.limits = limits;
        this.failures = failures;
        selector = Selector.open();
        listener.configureBlocking(false);
        acceptKey = listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Hands over a response; called by workers. */
    void deliver(Connection connection, ByteBuffer[] response, boolean close) {
        deliveries.add(new Delivery(connection, response, close));
        selector.wakeup();
    }

    void close() {
        closed = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                try {
                    turn();
                } catch (IOException | RuntimeException | Error e) { // the server outlives what hits one turn
                    failures.serverFailed("connections", e);
                    pauseAccepting(System.nanoTime());
                }
            }
        } finally {
            closeAll();
        }
    }

    private void turn() throws IOException {
        // an interrupted thread would not sleep in select any more; closing is told by the flag
        Thread.interrupted();
        selector.select(millisToNextDeadline(System.nanoTime()));
        long now = System.nanoTime();
        for (Delivery delivery = deliveries.poll(); delivery != null; delivery = deliveries.poll()) {
            deliver(delivery, now);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key == acceptKey) {
                accept(now);
            } else {
                serve(key, now);
            }
        }
        selector.selectedKeys().clear();
        expire(now);
    }

    private void deliver(Delivery delivery, long now) throws IOException {
        try {
            delivery.connection.write(delivery.response, delivery.close, now);
        } catch (IOException | CancelledKeyException e) {
            delivery.connection.close();
        }
    }

    /** A failing connection is the client's affair and not reported. */
    private static void serve(SelectionKey key, long now) throws IOException {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isReadable()) {
                connection.readable(now);
            } else if (key.isWritable()) {
                connection.writable(now);
            }
        } catch (IOException | CancelledKeyException e) {
            connection.close();
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /** Takes several at once, lest the backlog overflows; fewer than there are places, so that each is read before it gives way. */
    private void accept(long now) {
        try {
            for (int i = 0; i < ServerLimits.ACCEPTED_AT_ONCE; i++) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                if (makeRoom(now)) {
                    register(channel, now);
                } else {
                    channel.close();
                }
            }
        } catch (IOException e) {
            failures.serverFailed("accept", e);
            pauseAccepting(now);
        }
    }

    private void register(SocketChannel channel, long now) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Transport transport =
                    tls == null ? new PlainTransport(channel) : new TlsTransport(channel, tls.newEngine());
            key.attach(new Connection(channel, transport, key, workers, limits, now));
        } catch (IOException e) {
            channel.close(); // the client is gone already
        }
    }

    /** Out of file descriptors, accept fails at once and again: without a pause the loop would spin. */
    private void pauseAccepting(long now) {
        if (acceptKey.isValid()) {
            acceptKey.interestOps(0);
            acceptPaused = true;
            acceptAgainAt = now + PAUSE_AFTER_FAILURE;
        }
    }

    /** With all places taken, the connection that is most dispensable gives way to the new one. */
    private boolean makeRoom(long now) throws IOException {
        if (selector.keys().size() - 1 < limits.connections) {
            return true;
        }
        int open = 0;
        Connection leaving = null;
        for (Connection connection : connections()) {
            open++;
            if (connection.dispensability(now) > 0 && (leaving == null || goesBefore(connection, leaving, now))) {
                leaving = connection;
            }
        }
        if (open < limits.connections) {
            return true;
        }
        if (leaving == null) {
            return false;
        }
        leaving.close();
        return true;
    }

    private static boolean goesBefore(Connection one, Connection other, long now) {
        int difference = one.dispensability(now) - other.dispensability(now);
        return difference == 0 ? one.since() - other.since() < 0 : difference > 0;
    }

    private long millisToNextDeadline(long now) {
        long nearest = Long.MAX_VALUE;
        if (acceptPaused) {
            nearest = acceptAgainAt - now;
        }
        for (SelectionKey key : selector.keys()) {
            Connection connection = (Connection) key.attachment();
            if (connection != null) {
                nearest = Math.min(nearest, connection.deadline() - now);
            }
        }
        return nearest == Long.MAX_VALUE ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nearest) + 1);
    }

    private void expire(long now) throws IOException {
        if (acceptPaused && now - acceptAgainAt >= 0) {
            acceptPaused = false;
            acceptKey.interestOps(SelectionKey.OP_ACCEPT);
        }
        for (Connection connection : connections()) {
            if (now - connection.deadline() >= 0) {
                try {
                    connection.expire(now);
                } catch (IOException | CancelledKeyException e) {
                    connection.close();
                }
            }
        }
    }

    /** The open connections, as a copy: closing one changes the selector's keys. */
    private List<Connection> connections() {
        List<Connection> connections = new ArrayList<>();
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() != null) {
                connections.add((Connection) key.attachment());
            }
        }
        return connections;
    }

    private void closeAll() {
        workers.close();
        try {
            for (Connection connection : connections()) {
                connection.close();
            }
            listener.close();
            selector.close();
        } catch (IOException e) {
            failures.serverFailed("close", e);
        }
    }

    private static final class Delivery {
        final Connection connection;
        final ByteBuffer[] response;
        final boolean close;

        Delivery(Connection connection, ByteBuffer[] response, boolean close) {
            this.connection = connection;
            this.response = response;
            this.close = close;
        }
    }
}
