package io.sonde.agent.server;

import java.util.concurrent.TimeUnit;

/** What one client may use up. Times are total times in nanoseconds, not times between two bytes. */
final class ServerLimits {
    static final ServerLimits DEFAULT = new ServerLimits(128, 5_000, 10_000, 60_000);

    static final int HEAD_BYTES = 8192;
    static final int DRAIN_BYTES = 65_536;
    static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long SERVE_NANOS = TimeUnit.SECONDS.toNanos(30);
    static final long UNDISTURBED_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final int BACKLOG = 256;
    static final int ACCEPTED_AT_ONCE = 32;
    static final int WORKERS = 2;

    final int connections;
    final long readNanos;
    final long writeNanos;
    final long idleNanos;

    ServerLimits(int connections, long readMillis, long writeMillis, long idleMillis) {
        this.connections = connections;
        this.readNanos = TimeUnit.MILLISECONDS.toNanos(readMillis);
        this.writeNanos = TimeUnit.MILLISECONDS.toNanos(writeMillis);
        this.idleNanos = TimeUnit.MILLISECONDS.toNanos(idleMillis);
    }
}
