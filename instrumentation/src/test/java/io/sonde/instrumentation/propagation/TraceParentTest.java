package io.sonde.instrumentation.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String SPAN = "b7ad6b7169203331";
    static final String VALID = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void readsTheFields() {
        RemoteParent parent = TraceParent.parse(VALID, "a=1");
        assertThat(parent.traceIdHigh()).isEqualTo(0x0af7651916cd43ddL);
        assertThat(parent.traceIdLow()).isEqualTo(0x8448eb211c80319cL);
        assertThat(parent.spanId()).isEqualTo(0xb7ad6b7169203331L);
        assertThat(parent.flags()).isEqualTo((byte) 1);
        assertThat(parent.isSampled()).isTrue();
        assertThat(parent.traceState()).isEqualTo("a=1");
    }

    @Test
    void keepsKnownFlagsOnly() {
        assertThat(flags("00")).isEqualTo(0);
        assertThat(flags("02")).isEqualTo(2);
        assertThat(flags("03")).isEqualTo(3);
        assertThat(flags("ff")).isEqualTo(3);
        assertThat(flags("fc")).isEqualTo(0);
    }

    private static int flags(String flags) {
        return TraceParent.parse(VALID.substring(0, 53) + flags, null).flags();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-brings",
                "fe-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-00000000000000000000000000000001-0000000000000001-01",
            })
    void reads(String header) {
        assertThat(TraceParent.parse(header, null)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-011",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.x",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-B7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0A",
                "0x-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b71692033311-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x,01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            })
    void refuses(String header) {
        assertThat(TraceParent.parse(header, "a=1")).isNull();
    }

    @Test
    void refusesDuplicatesNullAndOversized() {
        assertThat(TraceParent.parse(VALID + "," + VALID, null)).isNull();
        assertThat(TraceParent.parse(null, "a=1")).isNull();
        assertThat(TraceParent.parse("01" + VALID.substring(2) + "-" + "x".repeat(500), null))
                .isNull();
    }

    @Test
    void goesOnWithoutAnInvalidTracestate() {
        RemoteParent parent = TraceParent.parse(VALID, "A=1");
        assertThat(parent).isNotNull();
        assertThat(parent.traceState()).isNull();
    }

    @Test
    void writes() {
        assertThat(TraceParent.format(0x0af7651916cd43ddL, 0x8448eb211c80319cL, 0xb7ad6b7169203331L, 1))
                .isEqualTo(VALID);
        assertThat(TraceParent.format(0, 1, 2, -1))
                .isEqualTo("00-00000000000000000000000000000001-0000000000000002-03");
    }

    @Test
    void readsWhatItWrites() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long high = random.nextLong();
            long low = random.nextLong() | 1;
            long span = random.nextLong() | 1;
            RemoteParent parent = TraceParent.parse(TraceParent.format(high, low, span, i & 3), null);
            assertThat(parent.traceIdHigh()).isEqualTo(high);
            assertThat(parent.traceIdLow()).isEqualTo(low);
            assertThat(parent.spanId()).isEqualTo(span);
            assertThat(parent.flags()).isEqualTo((byte) (i & 3));
        }
    }

    @Test
    void neverThrowsOnDamagedHeaders() {
        Random random = new Random(2);
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder header = new StringBuilder(VALID);
            for (int j = random.nextInt(4); j > 0; j--) {
                int at = random.nextInt(header.length());
                switch (random.nextInt(3)) {
                    case 0 -> header.setCharAt(at, (char) random.nextInt(0x180));
                    case 1 -> header.deleteCharAt(at);
                    default -> header.insert(at, "0-f,Z".charAt(random.nextInt(5)));
                }
            }
            RemoteParent parent = TraceParent.parse(header.toString(), header.toString());
            if (parent != null) {
                valid++;
                assertThat(parent.traceIdHigh() | parent.traceIdLow()).isNotZero();
                assertThat(parent.spanId()).isNotZero();
            }
        }
        assertThat(valid).isBetween(20_000, 90_000);
    }
}
