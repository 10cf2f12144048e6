package io.sonde.agent.http;

import io.sonde.agent.threads.AgentThreads;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * Bounds an exchange as a whole: closes its socket when its time is over. A socket's own timeout is one for each read, and
 * writing has none. The thread that watches exists while there is something to export. For one exchange at a time.
 */
final class TimeLimit implements Runnable {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    // All guarded by this.
    private boolean watching;
    private boolean running;
    private boolean over;
    private boolean idle;
    private long deadlineNanos;
    private Closeable socket;

    /** Begins an exchange, whose time is not to be over before that of the one before it would have been. */
    synchronized void begin(long nanos) {
        deadlineNanos = System.nanoTime() + nanos;
        running = true;
        over = false;
        socket = null;
        if (!watching) {
            watching = true;
            AgentThreads.newThread("sonde-export-limit", this).start();
        } else if (idle) {
            notifyAll();
        }
    }

    /**
     * Closes that one if the exchange takes too long.
     *
     * @throws SocketTimeoutException if it has taken too long already
     */
    synchronized void guard(Closeable newSocket) throws SocketTimeoutException {
        if (over) {
            throw new SocketTimeoutException("no answer in time");
        }
        socket = newSocket;
    }

    synchronized void end() {
        running = false;
        socket = null;
    }

    /** Whether the exchange that was begun last took too long. */
    synchronized boolean isOver() {
        return over;
    }

    /** What is left of the exchange's time, at least one millisecond. */
    synchronized int remainingMillis() {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }

    @Override
    public synchronized void run() {
        long idleSince = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            long left = running ? deadlineNanos - now : IDLE_NANOS - (now - idleSince);
            if (running) {
                idleSince = now;
            }
            if (left > 0) {
                pause(left);
            } else if (running) {
                expire();
            } else {
                watching = false;
                return;
            }
        }
    }

    private void pause(long nanos) {
        idle = !running;
        try {
            wait(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        } catch (InterruptedException interrupted) {
            // An application that interrupts every thread it finds does not end this one.
        }
        idle = false;
    }

    private void expire() {
        over = true;
        running = false;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException closedAnyway) {
                // It is of no use any more.
            }
            socket = null;
        }
    }
}
