package io.sonde.agent.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import io.sonde.agent.pipeline.UnreadMetrics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Counts one call: a counter and a histogram of four labels, found by the labels' values as a call has them. Beside it
 * simpleclient and OpenTelemetry's SDK.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetricUpdateBenchmark {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final String[] LABELS = {"method", "route", "status", "error_type"};
    private static final long NANOS = 1_234_567;

    private final String method = "GET";
    private final String route = "/users/{id}";
    private final String status = "200";

    private HistogramFamily family;
    private HistogramSeries series;
    private Counter counter;
    private Histogram histogram;
    private SdkMeterProvider meters;
    private DoubleHistogram sdkHistogram;

    @Setup
    public void start() {
        family = new TestRegistry()
                .registry.requests(
                        "requests_total", "Requests.", "seconds", "Time.", Buckets.LATENCY, LabelNames.of(LABELS));
        series = family.series(method, route, status, "");
        CollectorRegistry registry = new CollectorRegistry();
        counter = Counter.build("requests", "Requests.").labelNames(LABELS).register(registry);
        histogram = Histogram.build("seconds", "Time.").labelNames(LABELS).register(registry);
        meters = UnreadMetrics.meters();
        sdkHistogram = meters.get("benchmark").histogramBuilder("seconds").build();
    }

    @Benchmark
    public void found() {
        family.series(method, route, status, "").record(NANOS);
    }

    @Benchmark
    public void held() {
        series.record(NANOS);
    }

    @Benchmark
    public void simpleclient() {
        counter.labels(method, route, status, "").inc();
        histogram.labels(method, route, status, "").observe(NANOS / 1e9);
    }

    @Benchmark
    public void sdk() {
        sdkHistogram.record(NANOS / 1e9, Attributes.of(METHOD, method, ROUTE, route, STATUS, 200L));
    }
}
