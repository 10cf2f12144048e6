package io.sonde.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** nanoTime becomes the time of day, and durations stay what they were. */
final class EpochClockTest {

    private static final long TOLERANCE = 100_000_000;

    @Test
    void followsTheWallClock() {
        EpochClock clock = new EpochClock();
        for (int i = 0; i < 100; i++) {
            long epoch = clock.epochNanos(System.nanoTime());
            Instant now = Instant.now();
            assertThat(epoch - (now.getEpochSecond() * 1_000_000_000L + now.getNano()))
                    .isBetween(-TOLERANCE, TOLERANCE);
            clock.reanchorIfOld();
        }
    }

    @Test
    void differencesAreExact() {
        EpochClock clock = new EpochClock();
        long nano = System.nanoTime();
        assertThat(clock.epochNanos(nano + 12_345) - clock.epochNanos(nano)).isEqualTo(12_345);
        assertThat(clock.epochNanos(nano - 5_000_000_000L) - clock.epochNanos(nano))
                .isEqualTo(-5_000_000_000L);
    }
}
