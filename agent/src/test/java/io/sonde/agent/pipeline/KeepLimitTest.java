package io.sonde.agent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** So many in a second of the time that it is told. */
final class KeepLimitTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, 123_456_789_012L, -5 * SECOND, Long.MAX_VALUE - SECOND})
    void soManyInEachSecond(long origin) {
        KeepLimit limit = new KeepLimit(origin);
        for (int second = 0; second < 5; second++) {
            int admitted = 0;
            for (int i = 0; i < 100; i++) {
                admitted += limit.admits(origin + second * SECOND + i * 10_000_000L, 50) ? 1 : 0;
            }
            assertThat(admitted).as("second " + second).isEqualTo(50);
        }
    }

    @Test
    void aMomentThatHasPassedCountsInTheSecondThatHasBegun() {
        KeepLimit limit = new KeepLimit(0);
        assertThat(limit.admits(SECOND, 1)).isTrue();
        assertThat(limit.admits(SECOND - 1, 1)).isFalse();
        assertThat(limit.admits(2 * SECOND, 1)).isTrue();
    }

    @Test
    void theLimitMayChange() {
        KeepLimit limit = new KeepLimit(0);
        assertThat(limit.admits(0, 0)).isFalse();
        assertThat(limit.admits(0, 1)).isTrue();
        assertThat(limit.admits(0, 1)).isFalse();
        assertThat(limit.admits(0, 2)).isTrue();
    }

    @Test
    void noMoreHoweverManyAsk() throws Exception {
        KeepLimit limit = new KeepLimit(0);
        int threads = 4;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier barrier = new CyclicBarrier(threads);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                counts.add(executor.submit(() -> {
                    barrier.await();
                    int admitted = 0;
                    for (int i = 0; i < 100_000; i++) {
                        admitted += limit.admits(i * SECOND / 10_000, 500) ? 1 : 0;
                    }
                    return admitted;
                }));
            }
            int total = 0;
            for (Future<Integer> count : counts) {
                total += count.get();
            }
            assertThat(total).isEqualTo(10 * 500);
        } finally {
            executor.shutdownNow();
        }
    }
}
