package io.sonde.instrumentation.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Identifiers are random enough, of no two threads the same, and never zero. */
final class IdGeneratorTest {

    @Test
    void threadsHaveStreamsOfTheirOwn() throws Exception {
        int threads = 8;
        int ids = 100_000;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<long[]>> streams = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Callable<long[]> generate = () -> {
                long[] generated = new long[ids];
                IdGenerator generator = CurrentCall.ofThread().ids();
                for (int i = 0; i < ids; i++) {
                    generated[i] = generator.next();
                }
                return generated;
            };
            streams.add(executor.submit(generate));
        }
        Set<Long> all = new HashSet<>();
        int[] ones = new int[64];
        for (Future<long[]> stream : streams) {
            for (long id : stream.get()) {
                all.add(id);
                for (int bit = 0; bit < 64; bit++) {
                    ones[bit] += (int) (id >>> bit & 1);
                }
            }
        }
        executor.shutdownNow();

        assertThat(all).hasSize(threads * ids).doesNotContain(0L);
        // 800,000 fair coins: the standard deviation is 447.
        for (int count : ones) {
            assertThat(count).isBetween(threads * ids / 2 - 3000, threads * ids / 2 + 3000);
        }
    }

    @Test
    void aNewGeneratorBeginsElsewhere() {
        Set<Long> first = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            first.add(new IdGenerator().next());
        }
        assertThat(first).hasSize(50_000);
    }
}
