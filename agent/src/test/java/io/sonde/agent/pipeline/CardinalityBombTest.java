package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.agent.export.SpanQueue;
import io.sonde.instrumentation.call.AwsCall;
import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseCall;
import io.sonde.instrumentation.call.DatabaseStatement;
import io.sonde.instrumentation.call.HttpClientCall;
import io.sonde.instrumentation.call.HttpServerCall;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** An application whose label values are without end: past the caps neither memory nor the scrape grows. */
final class CardinalityBombTest {

    private static final int FIRST = 10_000;
    private static final int LAST = 100_000;
    private static final long TOLERATED_BYTES = 1_000_000;

    private final Database database = new Database("postgresql", "shop", "db", 5432);

    private void explode(int from, int to) {
        for (int i = from; i < to; i++) {
            HttpServerCall server = TestCalls.server();
            server.route("/route" + i);
            server.status(200 + i % 300);
            HttpClientCall client = HttpClientCall.start("GET", "http://x/", "http", "host" + i, 8080);
            client.status(200);
            client.finish(null);
            DatabaseCall query =
                    DatabaseCall.start(new DatabaseStatement(database, "SELECT * FROM table" + i + " WHERE id = 1"), 0);
            query.finish(null);
            AwsCall put = AwsCall.start("S3", "PutObject");
            put.bucket("bucket" + i);
            put.status(200);
            put.finish(null);
            server.finish(null);
        }
    }

    @Test
    void memoryAndScrapeStayFlat() throws IOException {
        TestPipeline pipeline = new TestPipeline((SpanQueue) null);
        explode(0, FIRST);
        int sizeBefore = scrape(pipeline);
        long heapBefore = usedHeap();
        long nanosBefore = scrapeNanos(pipeline);

        explode(FIRST, LAST);
        int sizeAfter = scrape(pipeline);
        long heapAfter = usedHeap();
        long nanosAfter = scrapeNanos(pipeline);

        System.out.println("after " + FIRST + " and " + LAST + " hosts, routes, tables and buckets: heap "
                + heapBefore / 1024 + " and " + heapAfter / 1024 + " KiB, /metrics " + sizeBefore / 1024 + " and "
                + sizeAfter / 1024 + " KiB, fastest of five scrapes " + nanosBefore / 1000 + " and " + nanosAfter / 1000
                + " µs");
        // Digits of counts and sums are all that may be added.
        assertThat(sizeAfter).isBetween(sizeBefore / 2, sizeBefore * 11 / 10);
        assertThat(heapAfter - heapBefore).isLessThan(TOLERATED_BYTES);
        assertThat(pipeline.sample("sonde_series_overflow_total{metric=\"http_client_request_duration_seconds\"}"))
                .isGreaterThan(LAST - 1000);
    }

    private static int scrape(TestPipeline pipeline) throws IOException {
        StringWriter text = new StringWriter();
        pipeline.metrics.write(text, false);
        return text.getBuffer().length();
    }

    private static long scrapeNanos(TestPipeline pipeline) throws IOException {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            scrape(pipeline);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static long usedHeap() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            smallest = Math.min(
                    smallest,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return smallest;
    }
}
