package io.sonde.agent.pipeline;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** The alternative: OpenTelemetry's SDK, whose ended spans go nowhere and whose histogram nobody reads. */
public final class OpenTelemetrySdk implements AutoCloseable {

    private final SdkTracerProvider tracers;
    private final SdkMeterProvider meters = UnreadMetrics.meters();

    private final Tracer tracer;
    private final DoubleHistogram durations;

    /** @param kept whether its spans are sampled */
    public OpenTelemetrySdk(boolean kept) {
        tracers = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(kept ? Sampler.alwaysOn() : Sampler.alwaysOff()))
                .addSpanProcessor(new Nowhere())
                .build();
        tracer = tracers.get("benchmark");
        durations = meters.get("benchmark")
                .histogramBuilder("duration")
                .setUnit("s")
                .build();
    }

    public Tracer tracer() {
        return tracer;
    }

    /** A histogram of seconds. */
    public DoubleHistogram durations() {
        return durations;
    }

    @Override
    public void close() {
        tracers.close();
        meters.close();
    }

    private static final class Nowhere implements SpanProcessor {
        @Override
        public void onStart(Context parentContext, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
