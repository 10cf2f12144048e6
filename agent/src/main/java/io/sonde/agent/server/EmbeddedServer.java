package io.sonde.agent.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ThreadFactory;

/**
 * The server behind {@code /metrics} and the other addresses. It answers GET and HEAD, keeps memory, threads and time of
 * every client bounded, and never logs. Thread-safe.
 */
public final class EmbeddedServer implements Closeable {
    /** How many ports after the wanted one are tried before the system chooses one. */
    private static final int NEXT_PORTS = 9;

    private static final int LAST_PORT = 65_535;
    private static final long CLOSE_MILLIS = 1_000;

    private final int port;
    private final EventLoop loop;
    private final Thread thread;

    private EmbeddedServer(int port, EventLoop loop, Thread thread) {
        this.port = port;
        this.loop = loop;
        this.thread = thread;
    }

    /**
     * Binds and starts. If the port is taken, the nine after it are tried, then whatever port the system offers; compare
     * {@link #port} with what was wanted.
     *
     * @param host a name or address of this machine
     * @param port 0 for one that the system chooses
     * @param tls null for plain HTTP
     * @param threads makes every thread of the server, which names it {@code sonde-server-…}
     * @throws IOException if the host is unknown or not of this machine, or no port can be bound
     */
    public static EmbeddedServer start(
            String host, int port, Routes routes, TlsContext tls, ThreadFactory threads, ServerFailureListener failures)
            throws IOException {
        return start(host, port, routes, tls, threads, failures, ServerLimits.DEFAULT);
    }

    static EmbeddedServer start(
            String host,
            int port,
            Routes routes,
            TlsContext tls,
            ThreadFactory threads,
            ServerFailureListener failures,
            ServerLimits limits)
            throws IOException {
        ServerSocketChannel listener = bind(host, port);
        try {
            Workers workers = new Workers(routes, threads, failures);
            EventLoop loop = new EventLoop(listener, tls, workers, limits, failures);
            workers.deliverTo(loop);
            int bound = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            return new EmbeddedServer(bound, loop, start(threads, loop, "sonde-server-loop"));
        } catch (IOException | RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }

    /** The port in force. */
    public int port() {
        return port;
    }

    /** Stops listening, ends every connection and waits for that for at most a second. */
    @Override
    public void close() {
        loop.close();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread start(ThreadFactory threads, Runnable task, String name) {
        Thread thread = threads.newThread(task);
        thread.setName(name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static ServerSocketChannel bind(String host, int wanted) throws IOException {
        int last = wanted == 0 ? 0 : Math.min(wanted + NEXT_PORTS, LAST_PORT);
        for (int port = wanted; port <= last; port++) {
            try {
                return bindTo(host, port);
            } catch (BindException taken) {
                if (port == 0) {
                    throw taken;
                }
            }
        }
        return bindTo(host, 0);
    }

    private static ServerSocketChannel bindTo(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            return listener.bind(address, ServerLimits.BACKLOG);
        } catch (IOException | RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }
}
