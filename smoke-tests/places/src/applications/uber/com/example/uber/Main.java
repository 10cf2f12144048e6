package com.example.uber;

import com.example.probe.Probe;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.StringWriter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The probe in one jar with an OpenTelemetry SDK, byte-buddy, ASM and simpleclient that are the application's own. */
public final class Main {

    private static final AtomicInteger EXPORTED = new AtomicInteger();
    private static final Counter WORK = Counter.build("uber_work", "Work.").register();

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Tracer tracer = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Counting()))
                .build()
                .get("uber");
        Probe probe = new Probe(() -> {
            Span span = tracer.spanBuilder("own").startSpan();
            try (Scope scope = span.makeCurrent()) {
                WORK.inc();
                return Span.current().getSpanContext().getTraceId() + ' ' + woven() + ' ' + classFile();
            } finally {
                span.end();
                StringWriter metrics = new StringWriter();
                TextFormat.write004(metrics, CollectorRegistry.defaultRegistry.metricFamilySamples());
                System.out.println("exported " + EXPORTED.get() + " spans, metrics "
                        + metrics.toString().replace('\n', ' '));
            }
        });
        System.out.println("probe is ready at " + probe.address());
    }

    private static String woven() throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Object.class)
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("woven"))
                .make()
                .load(Main.class.getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance()
                .toString();
    }

    private static int classFile() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Empty", null, "java/lang/Object", null);
        return writer.toByteArray()[7];
    }

    private static final class Counting implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            EXPORTED.addAndGet(spans.size());
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
