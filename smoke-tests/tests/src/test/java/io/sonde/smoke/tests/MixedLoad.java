package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Some clients of the shop, all together 200 requests a second where the machine is fast enough: lookups, orders of what is
 * there and what is not, receipts (gRPC and S3), failures and, once in a while, a slow one. Most requests leave nothing
 * behind in the databases, so that what grows is not the applications'.
 */
final class MixedLoad implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final long NANOS_BETWEEN_REQUESTS = 1_000_000_000L * CLIENTS / 200;

    private final URI shop;
    private final List<Thread> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private final long start = System.nanoTime();
    private volatile boolean ended;

    private MixedLoad(URI shop) {
        this.shop = shop;
    }

    static MixedLoad start(URI shop) {
        MixedLoad load = new MixedLoad(shop);
        load.order(1, 201);
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(i);
            Thread client = new Thread(() -> load.run(random), "client-" + i);
            client.setDaemon(true);
            client.start();
            load.clients.add(client);
        }
        return load;
    }

    long requests() {
        return requests.get();
    }

    long elapsedMillis() {
        return (System.nanoTime() - start) / 1_000_000L;
    }

    /** Whether every answer was the expected one so far. */
    void assertWell() {
        assertThat(problems).isEmpty();
        assertThat(clients).allMatch(Thread::isAlive);
    }

    private void run(Random random) {
        long next = System.nanoTime();
        try {
            while (!ended) {
                request(random.nextInt(1000));
                next = Math.max(next + NANOS_BETWEEN_REQUESTS, System.nanoTime() - NANOS_BETWEEN_REQUESTS);
                while (!ended && System.nanoTime() - next < 0) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            }
        } catch (RuntimeException | AssertionError failure) {
            problems.add(failure.toString());
        }
    }

    private void request(int kind) {
        if (kind < 550) {
            expect(200, Http.get(shop.resolve("/orders/1")).statusCode());
        } else if (kind < 700) {
            expect(200, Http.get(shop.resolve("/orders?customer=nobody")).statusCode());
        } else if (kind < 925) {
            order(999, 422);
        } else if (kind < 975) {
            expect(
                    201,
                    Http.post(shop.resolve("/orders/1/receipt"), "text/plain", "")
                            .statusCode());
        } else if (kind < 985) {
            order(13, 500);
        } else if (kind < 999) {
            // A hundred of each are in stock.
            order(1 + kind % 5, 201, 409);
        } else {
            order(7, 201, 409);
        }
    }

    private void order(int item, int... expected) {
        String order = "{\"customer\":\"ada\",\"item\":" + item + ",\"quantity\":1}";
        int status =
                Http.post(shop.resolve("/orders"), "application/json", order).statusCode();
        for (int wanted : expected) {
            if (status == wanted) {
                expect(wanted, status);
                return;
            }
        }
        expect(expected[0], status);
    }

    private void expect(int expected, int status) {
        requests.incrementAndGet();
        if (status != expected) {
            problems.add("answered " + status + " in place of " + expected);
        }
    }

    @Override
    public void close() {
        ended = true;
        for (Thread client : clients) {
            LockSupport.unpark(client);
        }
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
