package io.sonde.instrumentation.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceStateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
                "a=1 ,\tb=2",
                "fw529a3039@dt=FfAl;x",
                "0a-_*/=!~ x",
                "a=1,,b=2",
                ",a=1"
            })
    void passesOnUnchanged(String header) {
        assertThat(TraceState.limit(header)).isSameAs(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "a",
                "=1",
                "a=",
                "A=1",
                "a=1=2",
                "a b=1",
                "a=1,a=2",
                "a@=1",
                "@a=1",
                "a@b@c=1",
                "a=\u00e9",
                "a=\n1",
                "_a=1",
                "a=1;b,c"
            })
    void discardsInvalid(String header) {
        assertThat(TraceState.limit(header)).isNull();
    }

    @Test
    void allowsThirtyTwoMembers() {
        assertThat(TraceState.limit(members(32))).isEqualTo(members(32));
        assertThat(TraceState.limit(members(33))).isNull();
        assertThat(TraceState.limit(null)).isNull();
    }

    @Test
    void limitsKeysAndValues() {
        assertThat(TraceState.limit("k".repeat(256) + "=" + "v".repeat(250))).isNotNull();
        assertThat(TraceState.limit("k".repeat(257) + "=1")).isNull();
        assertThat(TraceState.limit("k=" + "v".repeat(257))).isNull();
    }

    @Test
    void dropsLongMembersFirst() {
        String longMember = "long=" + "x".repeat(200);
        String secondLong = "more=" + "y".repeat(200);
        String small = members(20);
        assertThat(TraceState.limit(longMember + "," + small + "," + secondLong))
                .isEqualTo(longMember + "," + small);
        String wide = wideMembers(4);
        assertThat(TraceState.limit(longMember + "," + wide)).isEqualTo(wide);
    }

    @Test
    void thenDropsFromTheRight() {
        assertThat(TraceState.limit(wideMembers(8))).isEqualTo(wideMembers(5));
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=" + i).collect(Collectors.joining(","));
    }

    /** Members of 100 characters. */
    private static String wideMembers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "k" + i + "=" + "v".repeat(97))
                .collect(Collectors.joining(","));
    }

    @Test
    void neverThrowsAndStaysWithinLimits() {
        Random random = new Random(3);
        String[] pieces = {"a", "b", "c1", "=", "=", ",", ",", " ", "@", "x".repeat(90), "v".repeat(150), "A", "\t", "é"
        };
        int kept = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                header.append(pieces[random.nextInt(pieces.length)]);
                if (random.nextInt(3) == 0) {
                    header.append(",k").append(j).append('=').append(pieces[random.nextInt(10)].replace("=", "e"));
                }
            }
            String limited = TraceState.limit(header.toString());
            if (limited != null) {
                kept++;
                assertThat(limited).hasSizeBetween(1, 512);
                assertThat(TraceState.limit(limited)).isEqualTo(limited);
            }
        }
        assertThat(kept).isPositive();
    }
}
