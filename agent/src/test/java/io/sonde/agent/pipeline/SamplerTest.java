package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.sonde.instrumentation.call.HttpServerCall;
import io.sonde.instrumentation.call.LocalTrace;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The head decision under no parent, one that sampled and one that did not, on 100,000 identifiers. */
    @ParameterizedTest
    @CsvSource({
        "always_on, 1",
        "always_off, 1",
        "traceidratio, 0.25",
        "parentbased_always_on, 1",
        "parentbased_always_off, 1",
        "parentbased_traceidratio, 0.25"
    })
    void headDecisionsAreOpenTelemetrys(String name, String argument) {
        TestPipeline pipeline = new TestPipeline(1, "otel.traces.sampler", name, "otel.traces.sampler.arg", argument);
        var reference = reference(name, Double.parseDouble(argument));
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String traceId = TraceId.fromLongs(random.nextLong(), random.nextLong() | 1);
            boolean sampled = i % 2 == 0;
            SpanContext parent = SpanContext.createFromRemoteParent(
                    traceId,
                    "b7ad6b7169203331",
                    sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                    TraceState.getDefault());
            LocalTrace trace = pipeline.pipeline.startTrace(
                    null,
                    "00-" + traceId + "-b7ad6b7169203331-0" + (sampled ? 1 : 0),
                    (header, headerName) -> headerName.equals("traceparent") ? header : null);
            if (trace.isSampled() != samples(reference, Context.root().with(Span.wrap(parent)), traceId)) {
                throw new AssertionError(name + " decides otherwise about " + traceId + ", sampled: " + sampled);
            }
        }
        for (int i = 0; i < 1000; i++) {
            HttpServerCall root = TestCalls.server();
            String traceId =
                    TraceId.fromLongs(root.trace().traceIdHigh(), root.trace().traceIdLow());
            assertThat(root.trace().isSampled()).isEqualTo(samples(reference, Context.root(), traceId));
            root.leaveThread();
            root.abandon();
        }
    }

    private static boolean samples(
            io.opentelemetry.sdk.trace.samplers.Sampler reference, Context parent, String traceId) {
        return reference
                        .shouldSample(parent, traceId, "name", SpanKind.SERVER, Attributes.empty(), List.of())
                        .getDecision()
                == SamplingDecision.RECORD_AND_SAMPLE;
    }

    private static io.opentelemetry.sdk.trace.samplers.Sampler reference(String name, double ratio) {
        boolean parentBased = name.startsWith("parentbased_");
        io.opentelemetry.sdk.trace.samplers.Sampler root =
                switch (parentBased ? name.substring("parentbased_".length()) : name) {
                    case "always_on" -> io.opentelemetry.sdk.trace.samplers.Sampler.alwaysOn();
                    case "always_off" -> io.opentelemetry.sdk.trace.samplers.Sampler.alwaysOff();
                    default -> io.opentelemetry.sdk.trace.samplers.Sampler.traceIdRatioBased(ratio);
                };
        return parentBased ? io.opentelemetry.sdk.trace.samplers.Sampler.parentBased(root) : root;
    }
}
