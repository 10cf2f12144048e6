package io.sonde.agent.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that let endpoints make their responses: at most two, started when there is something to do. No executor,
 * because executors belong to what Sonde instruments. The queue holds at most one request of each connection. When it is
 * long the newest goes first: in a flood some are answered at once rather than all of them too late.
 */
final class Workers implements Runnable {
    /** From how many waiting requests on the newest goes first. */
    private static final int LONG_QUEUE = 16;

    private final Routes routes;
    private final ThreadFactory threads;
    private final ServerFailureListener failures;
    private final Deque<Work> queue = new ArrayDeque<>();
    private EventLoop loop;
    private int started;
    private int waiting;
    private boolean closed;

    Workers(Routes routes, ThreadFactory threads, ServerFailureListener failures) {
        this.routes = routes;
        this.threads = threads;
        this.failures = failures;
    }

    synchronized void deliverTo(EventLoop eventLoop) {
        loop = eventLoop;
    }

    synchronized void submit(Connection connection, Request request) {
        if (queue.size() >= waiting && started < ServerLimits.WORKERS) {
            // before the request is queued: if no thread can be had, the connection ends and nothing is left behind
            EmbeddedServer.start(threads, this, "sonde-server-worker-" + (started + 1));
            started++;
        }
        queue.add(new Work(connection, request));
        notify();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public void run() {
        try {
            Work work = next();
            while (work != null) {
                Request request = work.request;
                if (!work.connection.isClosed()) {
                    loop.deliver(work.connection, serve(request), request.close());
                }
                work = next();
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    private synchronized Work next() throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            waiting++;
            try {
                wait();
            } finally {
                waiting--;
            }
        }
        if (closed) {
            return null;
        }
        return queue.size() > LONG_QUEUE ? queue.removeLast() : queue.removeFirst();
    }

    private ByteBuffer[] serve(Request request) {
        try {
            Endpoint endpoint = routes.endpoint(request.path());
            try {
                Response response = new Response(request.acceptsGzip());
                if (endpoint == null) {
                    response.error(404);
                } else {
                    endpoint.serve(request, response);
                }
                return response.finish(request.head(), request.close());
            } catch (Throwable e) { // the thread serves others too
                failures.serverFailed(endpoint == null ? "response" : request.path(), e);
                Response response = new Response(false);
                response.error(500);
                return response.finish(request.head(), request.close());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    private static final class Work {
        final Connection connection;
        final Request request;

        Work(Connection connection, Request request) {
            this.connection = connection;
            this.request = request;
        }
    }
}
