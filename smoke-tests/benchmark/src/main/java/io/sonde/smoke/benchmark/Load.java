package io.sonde.smoke.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What came of a number of requests, each sent on its kept connection when the one before was answered. */
final class Load {

    /** Two keep two cores busy together with the service. */
    private static final int CONNECTIONS = 2;

    static final Load NONE = new Load(0, new long[0]);

    private final double seconds;
    private final long[] latencies;

    /** @param latencies nanoseconds of each request, in ascending order */
    private Load(double seconds, long[] latencies) {
        this.seconds = seconds;
        this.latencies = latencies;
    }

    /**
     * Sends requests and waits for the answers.
     *
     * @throws IllegalStateException with the first answer that was not as it should be
     */
    static Load run(int port, Route route, int requests) {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        List<Connection> connections = new ArrayList<>();
        try {
            List<Callable<long[]>> shares = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = new Connection(port);
                connections.add(connection);
                int share = requests / CONNECTIONS;
                int first = i;
                shares.add(() -> send(connection, route, first, share));
            }
            long started = System.nanoTime();
            List<Future<long[]>> sent = new ArrayList<>();
            for (Callable<long[]> share : shares) {
                sent.add(clients.submit(share));
            }
            long[] latencies = new long[0];
            for (Future<long[]> share : sent) {
                latencies = joined(latencies, share.get());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            Arrays.sort(latencies);
            return new Load(seconds, latencies);
        } catch (IOException | ExecutionException failure) {
            throw new IllegalStateException(route.label() + ": " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        } finally {
            clients.shutdownNow();
            connections.forEach(Load::close);
        }
    }

    /** This and another, which was sent at another time. */
    Load and(Load other) {
        long[] all = joined(latencies, other.latencies);
        Arrays.sort(all);
        return new Load(seconds + other.seconds, all);
    }

    /** Microseconds within which that share of the requests was answered. */
    double percentile(double share) {
        return latencies[(int) Math.min(latencies.length - 1, Math.floor(share * latencies.length))] / 1e3;
    }

    /** Requests answered in a second. */
    double perSecond() {
        return latencies.length / seconds;
    }

    private static long[] send(Connection connection, Route route, int first, int count) throws IOException {
        byte[][] requests = new byte[Route.ITEMS][];
        for (int item = 1; item <= Route.ITEMS; item++) {
            requests[item - 1] = Connection.get(route.prefix() + item);
        }
        long[] latencies = new long[count];
        for (int i = 0; i < count; i++) {
            long sent = System.nanoTime();
            connection.exchange(requests[(first + i) % Route.ITEMS]);
            latencies[i] = System.nanoTime() - sent;
        }
        return latencies;
    }

    private static long[] joined(long[] some, long[] others) {
        long[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (IOException closed) {
            // Nothing is lost with it.
        }
    }
}
