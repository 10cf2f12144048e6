package io.sonde.instrumentation.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sonde.instrumentation.propagation.HeaderGetter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call is current on its thread from start to end, and ends once. */
final class CallTest {

    private static final DatabaseStatement STATEMENT = new DatabaseStatement(new Database("h2", "", "", 0), "SELECT 1");

    private final Counting pipeline = new Counting();
    private final CurrentCall thread = CurrentCall.ofThread();

    @BeforeEach
    void connect() {
        Calls.connect(pipeline);
    }

    @AfterEach
    void disconnect() {
        assertThat(thread.call()).isNull();
        Calls.connect(new NoPipeline());
    }

    private static HttpServerCall server() {
        return HttpServerCall.start("request", NoHeaders.INSTANCE, "GET", "request", (request, patterns) -> false);
    }

    private static HttpClientCall client() {
        return HttpClientCall.start("GET", "http://host/", "http", "host", -1);
    }

    private static DatabaseCall database() {
        return DatabaseCall.start(STATEMENT, 0);
    }

    @Test
    void callsNestAndShareTheirTrace() {
        HttpServerCall server = server();
        DatabaseCall database = database();
        assertThat(thread.call()).isSameAs(database);
        assertThat(database.parent()).isSameAs(server);
        assertThat(database.trace()).isSameAs(server.trace());
        assertThat(HttpServerCall.current()).isSameAs(server);
        database.finish(null);
        assertThat(thread.call()).isSameAs(server);
        server.finish(null);
        assertThat(HttpServerCall.current()).isNull();
        assertThat(pipeline.ended.get()).isEqualTo(2);
    }

    @Test
    void aCallOfTheSameKindInsideIsNone() {
        HttpServerCall server = server();
        assertThat(server()).isNull();
        HttpClientCall client = client();
        assertThat(client()).isNull();
        DatabaseCall database = database();
        assertThat(database()).isNull();
        database.finish(null);
        client.finish(null);
        server.finish(null);
        assertThat(pipeline.started.get()).isEqualTo(3);
    }

    @Test
    void aServerCallInsideAClientsIsARootOfItsOwn() {
        HttpClientCall client = client();
        HttpServerCall server = server();
        assertThat(server.parent()).isNull();
        assertThat(server.trace()).isNotSameAs(client.trace());
        server.finish(null);
        assertThat(thread.call()).isSameAs(client);
        client.finish(null);
    }

    @Test
    void whatFailedToLeaveIsLeftWithItsOuterCall() {
        HttpServerCall server = server();
        HttpClientCall forgotten = client();
        database();
        server.finish(null);

        assertThat(thread.call()).isNull();
        forgotten.leaveThread();
        assertThat(thread.call()).isNull();
    }

    @Test
    void leavingTwiceOrLateChangesNothing() {
        HttpServerCall server = server();
        HttpClientCall client = client();
        client.leaveThread();
        DatabaseCall database = database();
        client.leaveThread();
        assertThat(thread.call()).isSameAs(database);
        database.leaveThread();
        database.leaveThread();
        assertThat(thread.call()).isSameAs(server);
        server.finish(null);
        server.leaveThread();
    }

    @Test
    void workGoesOnOnOtherThreads() throws Exception {
        HttpServerCall server = server();
        server.leaveThread();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.submit(() -> {
                    CurrentCall other = CurrentCall.ofThread();
                    assertThat(other).isNotSameAs(thread);
                    assertThat(other.call()).isNull();
                    HttpClientCall own = client();
                    Call previous = server.attach(other);
                    assertThat(previous).isSameAs(own);
                    DatabaseCall database = database();
                    assertThat(database.parent()).isSameAs(server);
                    database.finish(null);
                    assertThat(other.call()).isSameAs(server);
                    own.leaveThread();
                    assertThat(other.call()).isSameAs(server);
                    Call.detach(other, previous);
                    assertThat(other.call()).isSameAs(own);
                    own.finish(null);
                    assertThat(other.call()).isNull();
                    return null;
                })
                .get();
        executor.shutdownNow();
        assertThat(thread.call()).isNull();
        server.end(null);
    }

    @Test
    void threadsOfTheAgentMakeNoCalls() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.submit(() -> {
                    CurrentCall.neverTraceThisThread();
                    assertThat(server()).isNull();
                    assertThat(client()).isNull();
                    assertThat(database()).isNull();
                    assertThat(HttpServerCall.current()).isNull();
                    return null;
                })
                .get();
        executor.shutdownNow();
        assertThat(pipeline.started.get()).isZero();
    }

    @Test
    void ofManyEndsOneCounts() throws Exception {
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        int rounds = 2000;
        int firsts = 0;
        for (int round = 0; round < rounds; round++) {
            HttpServerCall call = server();
            call.leaveThread();
            CyclicBarrier barrier = new CyclicBarrier(threads);
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                boolean abandons = t == 0;
                Callable<Boolean> end = () -> {
                    barrier.await();
                    if (abandons) {
                        call.abandon();
                        return false;
                    }
                    return call.end(null);
                };
                ends.add(executor.submit(end));
            }
            int first = 0;
            for (Future<Boolean> end : ends) {
                first += end.get() ? 1 : 0;
            }
            assertThat(first).isBetween(0, 1);
            firsts += first;
            assertThat(pipeline.ended.get() + pipeline.abandoned.get()).isEqualTo(round + 1);
        }
        executor.shutdownNow();
        assertThat(pipeline.ended.get()).isEqualTo(firsts).isPositive();
    }

    @Test
    void errorTypes() {
        assertThat(endedServer(200, null)).isNull();
        assertThat(endedServer(404, null)).isNull();
        assertThat(endedServer(503, null)).isEqualTo("503");
        assertThat(endedServer(500, new IllegalStateException())).isEqualTo("500");
        assertThat(endedServer(0, new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(endedClient(200, null)).isNull();
        assertThat(endedClient(404, null)).isEqualTo("404");
        assertThat(endedClient(0, new java.io.IOException())).isEqualTo("java.io.IOException");
        DatabaseCall database = database();
        database.sqlState("23505");
        database.finish(new java.sql.SQLException());
        assertThat(database.errorType()).isEqualTo("23505");
        DatabaseCall without = database();
        without.finish(new java.sql.SQLException());
        assertThat(without.errorType()).isEqualTo("java.sql.SQLException");
        assertThat(without.trace().isErroneous()).isTrue();
    }

    @Test
    void rowsAreKnownWhenAResultWasReadToItsEnd() {
        DatabaseCall update = database();
        update.finish(null);
        update.rowsComplete();
        assertThat(update.returnedRows()).isNegative();
        DatabaseCall query = database();
        query.finish(null);
        query.resultOpened();
        assertThat(query.beginRow()).isTrue();
        assertThat(query.beginRow()).as("by a superclass").isFalse();
        query.endRow(true);
        assertThat(query.beginRow()).isTrue();
        query.endRow(true);
        assertThat(query.returnedRows()).isNegative();
        assertThat(query.beginRow()).isTrue();
        query.endRow(false);
        query.rowsComplete();
        assertThat(query.returnedRows()).isEqualTo(2);
        query.rowsComplete();
        query.endRow(query.beginRow());
        assertThat(query.returnedRows()).isEqualTo(2);
        DatabaseCall empty = database();
        empty.finish(null);
        empty.resultOpened();
        empty.rowsComplete();
        assertThat(empty.returnedRows()).isZero();
    }

    private static String endedServer(int status, Throwable thrown) {
        HttpServerCall call = server();
        call.status(status);
        call.finish(thrown);
        assertThat(call.status()).isEqualTo(status);
        return call.errorType();
    }

    private static String endedClient(int status, Throwable thrown) {
        HttpClientCall call = client();
        call.status(status);
        call.finish(thrown);
        return call.errorType();
    }

    @Test
    void whatACallAllocates() {
        database().finish(null);
        server().finish(null);
        client().finish(null);

        long server = bytes(() -> server().finish(null));
        long child = bytes(() -> {
                    HttpServerCall outer = server();
                    database().finish(null);
                    outer.finish(null);
                })
                - server;
        long client = bytes(() -> {
                    HttpServerCall outer = server();
                    client().finish(null);
                    outer.finish(null);
                })
                - server;
        System.out.println("[call] bytes: server call with its local trace " + server + ", database call " + child
                + ", client call " + client);
        // Fields and header with compressed references; room for one more reference each.
        assertThat(child).isLessThanOrEqualTo(104);
        assertThat(client).isLessThanOrEqualTo(120);
        assertThat(server).isLessThanOrEqualTo(216);
    }

    private static long bytes(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        int rounds = 1000;
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 5; pass++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < rounds; i++) {
                work.run();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        return least / rounds;
    }

    private enum NoHeaders implements HeaderGetter<String> {
        INSTANCE;

        @Override
        public String get(String carrier, String name) {
            return null;
        }
    }

    private static final class Counting extends NoPipeline {

        final AtomicInteger started = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final AtomicInteger abandoned = new AtomicInteger();

        @Override
        public void started(Call call) {
            started.incrementAndGet();
        }

        @Override
        public void ended(Call call) {
            ended.incrementAndGet();
        }

        @Override
        public void abandoned(Call call) {
            abandoned.incrementAndGet();
        }
    }
}
