package io.sonde.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HistogramFamilyTest {
    private final TestRegistry test = new TestRegistry();
    private final HistogramFamily requests = test.registry.requests(
            "http_server_requests_total",
            "HTTP requests.",
            "http_server_request_duration_seconds",
            "Duration of HTTP requests.",
            Buckets.LATENCY,
            LabelNames.of("http_request_method", "error_type"));

    @Test
    void anExampleASecondIsEnoughForABucket() {
        HistogramSeries series = test.registry
                .histogram("d_seconds", "D.", Buckets.LATENCY, LabelNames.NONE)
                .series();
        assertThat(series.wantsExemplar(3_000_000, 5)).isTrue();
        series.exemplar(3_000_000, 1, 2, 3, 5, 1_000);
        assertThat(series.wantsExemplar(3_100_000, 1_000_000_004)).isFalse();
        assertThat(series.wantsExemplar(3_100_000, 1_000_000_005)).isTrue();
        assertThat(series.wantsExemplar(300_000_000, 6)).isTrue();
    }

    @Test
    void boundsAreInclusiveAndTheCounterIsTheHistogramsCount() {
        HistogramSeries series = requests.series("GET", "");
        series.record(1_000_000);
        series.record(1_000_001);
        series.record(10_000_000_000L);
        series.record(10_000_000_001L);
        series.record(-5);

        String labels = "{http_request_method=\"GET\",error_type=\"\"";
        String bucket = "http_server_request_duration_seconds_bucket" + labels + ",le=";
        assertThat(test.sample(bucket + "\"0.001\"}")).isEqualTo(2);
        assertThat(test.sample(bucket + "\"0.0025\"}")).isEqualTo(3);
        assertThat(test.sample(bucket + "\"7.5\"}")).isEqualTo(3);
        assertThat(test.sample(bucket + "\"10.0\"}")).isEqualTo(4);
        assertThat(test.sample(bucket + "\"+Inf\"}")).isEqualTo(5);
        assertThat(test.sample("http_server_request_duration_seconds_count" + labels + "}"))
                .isEqualTo(5);
        assertThat(test.sample("http_server_requests_total" + labels + "}")).isEqualTo(5);
        assertThat(test.sample("http_server_request_duration_seconds_sum" + labels + "}"))
                .isEqualTo(20.002000002);
        assertThat(test.openMetrics()).doesNotContain("_created");
        assertThat(test.text()).doesNotContain("_created");
    }

    @Test
    void countsAreShownAsTheyAre() {
        HistogramFamily rows = test.registry.histogram(
                "db_client_response_returned_rows", "Rows.", Buckets.ofCounts(1, 10, 100), LabelNames.NONE);
        rows.series().record(10);
        rows.series().record(500);

        assertThat(test.sample("db_client_response_returned_rows_bucket{le=\"1.0\"}"))
                .isZero();
        assertThat(test.sample("db_client_response_returned_rows_bucket{le=\"10.0\"}"))
                .isEqualTo(1);
        assertThat(test.sample("db_client_response_returned_rows_sum")).isEqualTo(510);
    }

    @Test
    void aRecentExemplarOfEachBucketStandsInOpenMetricsOnly() {
        HistogramSeries series = requests.series("GET", "");
        series.record(3_000_000);
        series.exemplar(3_000_000, 1, 2, 3, 0, 1_000);
        series.exemplar(
                4_000_000, 0x0af7651916cd43ddL, 0x8448eb211c80319cL, 0xb7ad6b7169203331L, 1, 1_700_000_000_123L);

        assertThat(test.openMetrics())
                .contains("le=\"0.005\"} 1.0 # {span_id=\"b7ad6b7169203331\","
                        + "trace_id=\"0af7651916cd43dd8448eb211c80319c\"} 0.004 1700000000.123\n")
                .doesNotContain("00000000000000010000000000000002");
        assertThat(test.text()).doesNotContain("trace_id");
    }

    @Test
    void aSumThatWrappedIsShownUnsigned() {
        HistogramSeries series = requests.series("GET", "");
        series.record(Long.MAX_VALUE);
        series.record(Long.MAX_VALUE);
        assertThat(test.sample("http_server_request_duration_seconds_sum{http_request_method=\"GET\",error_type=\"\"}"))
                .isEqualTo(2.0 * Long.MAX_VALUE / 1e9);
    }

    @Test
    void eightThreadsLoseNothing() throws Exception {
        int threads = 8;
        int rounds = 50_000;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            var futures = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> executor.submit(() -> {
                        start.await();
                        for (int i = 0; i < rounds; i++) {
                            // new strings: every thread races to make the same series
                            requests.series(new String("M" + i % 50), "").record(2_000_000);
                        }
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            executor.shutdown();
        }

        assertThat(test.countOfLines("http_server_requests_total{")).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            String labels = "{http_request_method=\"M" + i + "\",error_type=\"\"}";
            assertThat(test.sample("http_server_requests_total" + labels)).isEqualTo(threads * rounds / 50.0);
            assertThat(test.sample("http_server_request_duration_seconds_sum" + labels))
                    .isEqualTo(threads * rounds / 50 * 2_000_000L / 1e9);
        }
    }

    @Test
    void aWrongNumberOfLabelValuesIsAnError() {
        assertThatThrownBy(() -> requests.series("GET")).isInstanceOf(IllegalArgumentException.class);
    }
}
