package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decides as OpenTelemetry's own sampler does. */
final class SamplerTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0001, 0.1, 0.5, 0.999, 1})
    void decidesAsOpenTelemetry(double ratio) {
        Sampler sampler = new Sampler(ratio);
        var reference = io.opentelemetry.sdk.trace.samplers.Sampler.traceIdRatioBased(ratio);
        Random random = new Random(42);
        int sampled = 0;
        for (int i = 0; i < 100_000; i++) {
            long low = i < 3 ? new long[] {1, -1, Long.MIN_VALUE}[i] : random.nextLong();
            SamplingDecision decision = reference
                    .shouldSample(
                            Context.root(),
                            TraceId.fromLongs(random.nextLong(), low),
                            "name",
                            SpanKind.SERVER,
                            Attributes.empty(),
                            List.of())
                    .getDecision();
            assertThat(sampler.samples(low)).isEqualTo(decision == SamplingDecision.RECORD_AND_SAMPLE);
            sampled += sampler.samples(low) ? 1 : 0;
        }
        assertThat(sampled / 100_000.0).isBetween(ratio - 0.01, ratio + 0.01);
    }
}
