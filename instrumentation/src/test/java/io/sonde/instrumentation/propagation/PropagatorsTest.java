package io.sonde.instrumentation.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropagatorsTest {
    private static final String TRACE = TraceParentTest.TRACE;
    private static final String SPAN = TraceParentTest.SPAN;
    private static final HeaderGetter<Map<String, String>> GETTER = Map::get;
    private static final HeaderSetter<Map<String, String>> SETTER = Map::put;

    private static Map<String, String> headers(String... pairs) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return headers;
    }

    private static Map<String, String> injected(Propagator propagator, long high, int flags, String state) {
        Map<String, String> headers = headers();
        propagator.inject(high, 0x8448eb211c80319cL, 0xb7ad6b7169203331L, flags, state, headers, SETTER);
        return headers;
    }

    @Test
    void traceContext() {
        Map<String, String> headers = injected(TraceContextPropagator.INSTANCE, 0x0af7651916cd43ddL, 1, "a=1");
        assertThat(headers).isEqualTo(headers("traceparent", TraceParentTest.VALID, "tracestate", "a=1"));
        RemoteParent parent = TraceContextPropagator.INSTANCE.extract(headers, GETTER);
        assertThat(parent.traceState()).isEqualTo("a=1");
        assertThat(injected(TraceContextPropagator.INSTANCE, 1, 0, null)).containsOnlyKeys("traceparent");
        assertThat(injected(TraceContextPropagator.INSTANCE, 1, 0, "")).containsOnlyKeys("traceparent");
    }

    @Test
    void b3Single() {
        assertThat(injected(B3Propagator.INSTANCE, 0x0af7651916cd43ddL, 1, null))
                .isEqualTo(headers("b3", TRACE + "-" + SPAN + "-1"));
        assertThat(injected(B3Propagator.INSTANCE, 0, 2, null))
                .isEqualTo(headers("b3", TRACE.substring(16) + "-" + SPAN + "-0"));
    }

    @ParameterizedTest
    @CsvSource({
        TraceParentTest.TRACE + "-" + TraceParentTest.SPAN + "-1, true, true",
        TraceParentTest.TRACE + "-" + TraceParentTest.SPAN + "-d, true, true",
        TraceParentTest.TRACE + "-" + TraceParentTest.SPAN + "-0, true, false",
        TraceParentTest.TRACE + "-" + TraceParentTest.SPAN + ", true, false",
        "8448EB211C80319C-" + TraceParentTest.SPAN + "-1-05e3ac9a4f6e3b90, false, true",
    })
    void readsB3Single(String header, boolean wide, boolean sampled) {
        RemoteParent parent = B3Propagator.INSTANCE.extract(headers("b3", header), GETTER);
        assertThat(parent.traceIdHigh()).isEqualTo(wide ? 0x0af7651916cd43ddL : 0);
        assertThat(parent.traceIdLow()).isEqualTo(0x8448eb211c80319cL);
        assertThat(parent.spanId()).isEqualTo(0xb7ad6b7169203331L);
        assertThat(parent.isSampled()).isEqualTo(sampled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "d",
                "-",
                "8448eb211c80319c",
                "8448eb211c80319c-",
                "8448eb211c80319c-b7ad6b716920333",
                "8448eb211c80319c-b7ad6b7169203331-",
                "8448eb211c80319c-b7ad6b7169203331-2",
                "8448eb211c80319c-b7ad6b7169203331-1-",
                "8448eb211c80319c-b7ad6b7169203331-1-05e3ac9a4f6e3b9x",
                "8448eb211c80319c-b7ad6b7169203331x1",
                "8448eb211c80319-b7ad6b7169203331-1",
                "x448eb211c80319c-b7ad6b7169203331-1",
                "0000000000000000-b7ad6b7169203331-1",
                "8448eb211c80319c-0000000000000000-1",
            })
    void refusesB3Single(String header) {
        assertThat(B3Propagator.INSTANCE.extract(headers("b3", header), GETTER)).isNull();
    }

    @Test
    void b3Multi() {
        Map<String, String> headers = injected(B3MultiPropagator.INSTANCE, 0x0af7651916cd43ddL, 1, "a=1");
        assertThat(headers).isEqualTo(headers("X-B3-TraceId", TRACE, "X-B3-SpanId", SPAN, "X-B3-Sampled", "1"));
        RemoteParent parent = B3MultiPropagator.INSTANCE.extract(headers, GETTER);
        assertThat(parent.traceIdHigh()).isEqualTo(0x0af7651916cd43ddL);
        assertThat(parent.isSampled()).isTrue();
        Map<String, String> debug =
                headers("x-b3-traceid", TRACE.substring(16), "x-b3-spanid", SPAN, "x-b3-flags", "1");
        assertThat(B3MultiPropagator.INSTANCE.extract(debug, GETTER).isSampled())
                .isTrue();
        debug.remove("x-b3-flags");
        assertThat(B3MultiPropagator.INSTANCE.extract(debug, GETTER).isSampled())
                .isFalse();
        debug.put("x-b3-sampled", "true");
        assertThat(B3MultiPropagator.INSTANCE.extract(debug, GETTER).isSampled())
                .isTrue();
        debug.put("x-b3-spanid", "1");
        assertThat(B3MultiPropagator.INSTANCE.extract(debug, GETTER)).isNull();
        debug.remove("x-b3-spanid");
        assertThat(B3MultiPropagator.INSTANCE.extract(debug, GETTER)).isNull();
    }

    @Test
    void compositeBelievesTheFirstAndWritesAll() {
        Propagator propagator = Propagators.parse("b3,tracecontext").propagator();
        Map<String, String> headers =
                headers("traceparent", TraceParentTest.VALID, "b3", TRACE + "-00000000000000ff-0");
        assertThat(propagator.extract(headers, GETTER).spanId()).isEqualTo(0xff);
        headers.put("b3", "broken");
        assertThat(propagator.extract(headers, GETTER).spanId()).isEqualTo(0xb7ad6b7169203331L);
        assertThat(injected(propagator, 1, 1, "a=1")).containsOnlyKeys("b3", "traceparent", "tracestate");
    }

    @Test
    void parsesTheConfiguration() {
        assertThat(Propagators.parse(null).propagator()).isSameAs(TraceContextPropagator.INSTANCE);
        assertThat(Propagators.parse(" ").baggage()).isTrue();
        assertThat(Propagators.parse("B3Multi").propagator()).isSameAs(B3MultiPropagator.INSTANCE);
        assertThat(Propagators.parse("b3").baggage()).isFalse();
        Propagators some = Propagators.parse("jaeger, tracecontext ,,tracecontext,xRay");
        assertThat(some.unknown()).containsExactly("jaeger", "xRay");
        assertThat(some.propagator()).isSameAs(TraceContextPropagator.INSTANCE);
        Propagators none = Propagators.parse("tracecontext,none,baggage");
        assertThat(none.baggage()).isFalse();
        assertThat(injected(none.propagator(), 1, 1, null)).isEmpty();
        assertThat(none.propagator().extract(headers("traceparent", TraceParentTest.VALID), GETTER))
                .isNull();
    }

    @Test
    void baggageStaysWithinItsLimits() {
        String header = "a=1,b=2;p=q";
        assertThat(Baggage.limit(header)).isSameAs(header);
        assertThat(Baggage.limit(null)).isNull();
        assertThat(Baggage.limit("")).isNull();
        assertThat(Baggage.limit("a=" + "x".repeat(8190))).isNotNull();
        assertThat(Baggage.limit("a=" + "x".repeat(8191))).isNull();
        assertThat(Baggage.limit("a=" + "é".repeat(4096))).isNull();
        assertThat(Baggage.limit("a=" + "é".repeat(4095))).isNotNull();
        assertThat(Baggage.limit("a=1" + ",a=1".repeat(179))).isNotNull();
        assertThat(Baggage.limit("a=1" + ",a=1".repeat(180))).isNull();
        assertThat(Baggage.limit("a=1,\tb=é")).isNotNull();
        assertThat(Baggage.limit("a=1\r\nx: y")).isNull();
        assertThat(Baggage.limit("a=1\u010a")).isNull();
    }

    @Test
    void extractionWithoutHeadersAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Propagator propagator = Propagators.parse("tracecontext,b3,b3multi").propagator();
        HeaderGetter<Map<String, String>> none = (carrier, name) -> null;
        for (int i = 0; i < 20_000; i++) {
            assertThat(propagator.extract(null, none) == null).isTrue();
        }
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 10_000; i++) {
                propagator.extract(null, none);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        // The reading of the counter itself may allocate a little.
        assertThat(least).isLessThan(1_000);
    }

    @Test
    void neverThrowsOnNoise() {
        Random random = new Random(4);
        String[] pieces = {TRACE, SPAN, "-", "0", "1", "d", "00", "ff", " ", ",", "é", "x", TRACE.substring(16)};
        String[] names = {"traceparent", "tracestate", "b3", "X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled", "X-B3-Flags"
        };
        Propagator propagator = Propagators.parse("tracecontext,b3,b3multi").propagator();
        int found = 0;
        for (int i = 0; i < 100_000; i++) {
            Map<String, String> headers = headers();
            for (String name : names) {
                StringBuilder value = new StringBuilder();
                for (int j = random.nextInt(6); j > 0; j--) {
                    value.append(pieces[random.nextInt(pieces.length)]);
                }
                headers.put(name, value.toString());
            }
            found += propagator.extract(headers, GETTER) == null ? 0 : 1;
        }
        assertThat(found).isPositive();
    }
}
