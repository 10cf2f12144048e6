package io.sonde.instrumentation.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;

/** What strangers send is read as the specifications have it, and only what is valid is sent on. */
class PropagationFuzzTest {

    private static final String HEXADECIMAL = "0123456789abcdef";

    /** Level 2: https://www.w3.org/TR/trace-context-2/. */
    private static final Pattern TRACEPARENT = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<rest>-[^,]*)?",
            Pattern.DOTALL);

    private static final Pattern SENT_TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[0-3]");
    private static final Pattern TRACESTATE_MEMBER =
            Pattern.compile("[a-z0-9][a-z0-9_\\-*/@]{0,255}=[ -+\\--<>-~]{0,255}[!-+\\--<>-~]");
    private static final Pattern B3 = Pattern.compile(
            "(?!0{16,32}-)([0-9a-fA-F]{16}|[0-9a-fA-F]{32})-(?!0{16})[0-9a-fA-F]{16}(-[01d](-[0-9a-fA-F]{16})?)?");
    private static final Pattern SENT_B3 =
            Pattern.compile("(?!0{16,32}-)([0-9a-f]{16}|[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[01]");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~\\x80-\\xff]*");

    private static final HeaderGetter<Map<String, String>> GETTER = Map::get;
    private static final HeaderSetter<Map<String, String>> SETTER = Map::put;

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        boolean zero = random.nextInt(12) == 0;
        for (int i = 0; i < count; i++) {
            digits.append(zero ? '0' : HEXADECIMAL.charAt(random.nextInt(16)));
        }
        return digits.toString();
    }

    private static String traceparent(Random random) {
        String version = random.nextInt(3) == 0 ? digits(random, 2) : "00";
        String header = version + '-' + digits(random, 32) + '-' + digits(random, 16) + '-' + digits(random, 2);
        if (random.nextInt(5) == 0) {
            header += '-' + Texts.noise(random, random.nextInt(8) == 0 ? 700 : 10);
        }
        return random.nextBoolean() ? header : Texts.mutated(random, header);
    }

    private static String b3(Random random) {
        String header = digits(random, random.nextBoolean() ? 16 : 32) + '-' + digits(random, 16);
        if (random.nextBoolean()) {
            header += '-' + Texts.one(random, "0", "1", "d");
            if (random.nextBoolean()) {
                header += '-' + digits(random, 16);
            }
        }
        if (random.nextInt(6) == 0) {
            header = header.toUpperCase(java.util.Locale.ROOT);
        }
        return random.nextBoolean() ? header : Texts.mutated(random, header);
    }

    private static String members(Random random, int most) {
        StringBuilder list = new StringBuilder();
        int members = random.nextInt(most);
        for (int i = 0; i < members; i++) {
            list.append(i == 0 ? "" : Texts.one(random, ",", ",", ", ", "\t,", ",,"));
            list.append(Texts.of(random, "abz09_-*/@", random.nextInt(30) == 0 ? 300 : 6))
                    .append(i)
                    .append('=')
                    .append(Texts.of(random, "aZ09 !~:;%-", random.nextInt(10) == 0 ? 300 : 12));
        }
        return random.nextInt(3) > 0 ? list.toString() : Texts.mutated(random, list.toString());
    }

    private static void assertTraceState(String state) {
        if (state == null) {
            return;
        }
        assertThat(state).isNotEmpty().matches(HEADER_VALUE);
        assertThat(state.length()).isLessThanOrEqualTo(512);
        Set<String> keys = new HashSet<>();
        for (String part : state.split(",", -1)) {
            String member = part.replaceAll("^[ \t]+|[ \t]+$", "");
            if (!member.isEmpty()) {
                assertThat(member).matches(TRACESTATE_MEMBER);
                assertThat(keys.add(member.substring(0, member.indexOf('=')))).isTrue();
            }
        }
        assertThat(keys).isNotEmpty().hasSizeLessThanOrEqualTo(32);
    }

    private static Map<String, String> sent(Propagator propagator, RemoteParent parent) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        propagator.inject(
                parent.traceIdHigh(),
                parent.traceIdLow(),
                parent.spanId(),
                parent.flags(),
                parent.traceState(),
                headers,
                SETTER);
        return headers;
    }

    private static void assertSame(RemoteParent parent, RemoteParent again) {
        assertThat(again).isNotNull();
        assertThat(again.traceIdHigh()).isEqualTo(parent.traceIdHigh());
        assertThat(again.traceIdLow()).isEqualTo(parent.traceIdLow());
        assertThat(again.spanId()).isEqualTo(parent.spanId());
        assertThat(again.isSampled()).isEqualTo(parent.isSampled());
    }

    @Nested
    class TraceContextFuzzTest extends FuzzTest {

        private int accepted;

        TraceContextFuzzTest() {
            super(4_000);
        }

        @Override
        protected void tryOne(Random random) {
            String traceparent = traceparent(random);
            String tracestate = members(random, 40);
            Map<String, String> headers = Map.of("traceparent", traceparent, "tracestate", tracestate);
            RemoteParent parent = TraceContextPropagator.INSTANCE.extract(headers, GETTER);

            String header = traceparent.trim();
            boolean valid = TRACEPARENT.matcher(header).matches()
                    && header.length() <= 512
                    && (header.length() == 55 || !header.startsWith("00"));
            assertThat(parent != null).as(header).isEqualTo(valid);
            if (parent != null) {
                accepted++;
                assertTraceState(parent.traceState());
                Map<String, String> sent = sent(TraceContextPropagator.INSTANCE, parent);
                assertThat(sent.get("traceparent"))
                        .matches(SENT_TRACEPARENT)
                        .startsWith("00" + header.substring(2, 53));
                assertThat(sent.get("tracestate")).isEqualTo(parent.traceState());
                RemoteParent again = TraceContextPropagator.INSTANCE.extract(sent, GETTER);
                assertSame(parent, again);
                assertThat(again.traceState()).isEqualTo(parent.traceState());
            }
        }

        @Override
        protected void end() {
            assertThat(accepted).as("a good part is valid").isPositive();
        }
    }

    @Nested
    class B3FuzzTest extends FuzzTest {

        private int accepted;

        B3FuzzTest() {
            super(4_000);
        }

        @Override
        protected void tryOne(Random random) {
            String b3 = b3(random);
            RemoteParent parent = B3Propagator.INSTANCE.extract(Map.of("b3", b3), GETTER);
            assertThat(parent != null).as(b3).isEqualTo(B3.matcher(b3.trim()).matches());
            check(B3Propagator.INSTANCE, parent);

            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("x-b3-traceid", part(random, random.nextBoolean() ? 16 : 32));
            headers.put("x-b3-spanid", part(random, 16));
            headers.put("x-b3-sampled", Texts.one(random, "0", "1", "true", "false", "", "x"));
            headers.keySet().removeIf(name -> random.nextInt(20) == 0);
            check(B3MultiPropagator.INSTANCE, B3MultiPropagator.INSTANCE.extract(headers, GETTER));
        }

        private static String part(Random random, int digits) {
            String part = digits(random, digits);
            return random.nextInt(4) > 0 ? part : Texts.mutated(random, part);
        }

        private void check(Propagator propagator, RemoteParent parent) {
            if (parent == null) {
                return;
            }
            accepted++;
            Map<String, String> sent = sent(propagator, parent);
            if (propagator == B3Propagator.INSTANCE) {
                assertThat(sent).containsOnlyKeys("b3");
                assertThat(sent.get("b3")).matches(SENT_B3);
            } else {
                assertThat(sent).containsOnlyKeys("X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled");
                assertThat(sent.get("X-B3-TraceId") + '-' + sent.get("X-B3-SpanId") + '-' + sent.get("X-B3-Sampled"))
                        .matches(SENT_B3);
            }
            assertSame(parent, propagator.extract(sent, GETTER));
        }

        @Override
        protected void end() {
            assertThat(accepted).as("a good part is valid").isPositive();
        }
    }

    @Nested
    class BaggageFuzzTest extends FuzzTest {

        private int passed;

        BaggageFuzzTest() {
            super(4_000);
        }

        @Override
        protected void tryOne(Random random) {
            String baggage = members(random, random.nextInt(20) == 0 ? 250 : 10);
            String limited = Baggage.limit(baggage);
            if (limited != null) {
                passed++;
                assertThat(limited).isSameAs(baggage).isNotEmpty().matches(HEADER_VALUE);
                assertThat(limited.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(8192);
                assertThat(limited.split(",", -1).length).isLessThanOrEqualTo(180);
            } else {
                assertThat(baggage.isEmpty()
                                || !HEADER_VALUE.matcher(baggage).matches()
                                || baggage.length() > 4000
                                || baggage.split(",", -1).length > 180)
                        .as(baggage)
                        .isTrue();
            }
        }

        @Override
        protected void end() {
            assertThat(passed).as("a good part is valid").isPositive();
        }
    }

    @Nested
    class PropagatorNamesFuzzTest extends FuzzTest {

        PropagatorNamesFuzzTest() {
            super(2_000);
        }

        @Override
        protected void tryOne(Random random) {
            String names =
                    Texts.mutated(random, Texts.one(random, "tracecontext,baggage", "b3,b3multi,none", " b3 ,, x", ""));
            Propagators propagators = Propagators.parse(names);
            assertThat(propagators.propagator()).isNotNull();
            assertThat(propagators.unknown()).allMatch(unknown -> names.contains(unknown));
        }
    }
}
