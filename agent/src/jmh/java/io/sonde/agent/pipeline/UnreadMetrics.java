package io.sonde.agent.pipeline;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/** Lets instruments of OpenTelemetry's SDK record, which they do only for a reader. Never reads. */
public final class UnreadMetrics implements MetricReader {

    private UnreadMetrics() {}

    /** Meters whose instruments record. */
    public static SdkMeterProvider meters() {
        return SdkMeterProvider.builder()
                .registerMetricReader(new UnreadMetrics())
                .build();
    }

    @Override
    public void register(CollectionRegistration registration) {}

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
        return AggregationTemporality.CUMULATIVE;
    }
}
