package io.sonde.instrumentation.association;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Values by identity that keep nothing alive. */
final class WeakIdentityMapTest {

    private static final int READERS = 3;

    /** Equal to each other, but not identical. */
    private static Object key() {
        return new StringBuilder("key").toString();
    }

    @Test
    void identityCounts() {
        WeakIdentityMap<Object, String> map = new WeakIdentityMap<>();
        Object one = key();
        Object two = key();
        map.put(one, "1");
        map.put(two, "2");
        map.put(one, "3");

        map.putIfAbsent(one, "4");

        assertThat(map.get(one)).isEqualTo("3");
        assertThat(map.get(two)).isEqualTo("2");
        assertThat(map.get(key())).isNull();
        assertThat(map.size()).isEqualTo(2);
        assertThat(map.remove(one)).isEqualTo("3");
        assertThat(map.remove(one)).isNull();
        assertThat(map.get(one)).isNull();
        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void isEmptyAgainWhenAllAreRemoved() {
        WeakIdentityMap<Object, Integer> map = new WeakIdentityMap<>();
        for (int round = 0; round < 3; round++) {
            List<Object> keys = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                keys.add(key());
                assertThat(map.get(keys.get(i))).isNull();
                map.put(keys.get(i), i);
            }
            for (int i = 0; i < 100; i++) {
                assertThat(map.get(keys.get(i))).isEqualTo(i);
                assertThat(map.remove(keys.get(i))).isEqualTo(i);
                assertThat(map.get(keys.get(i))).isNull();
            }
        }
    }

    @Test
    void grows() {
        WeakIdentityMap<Object, Integer> map = new WeakIdentityMap<>();
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            keys.add(key());
            map.put(keys.get(i), i);
        }
        assertThat(map.size()).isEqualTo(20_000);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(map.get(keys.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < keys.size(); i += 2) {
            assertThat(map.remove(keys.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(map.get(keys.get(i))).isEqualTo(i % 2 == 0 ? null : Integer.valueOf(i));
        }
        assertThat(map.size()).isEqualTo(10_000);
    }

    @Test
    void everyCollectedKeyIsToldOfOnce() {
        List<Integer> collected = new CopyOnWriteArrayList<>();
        WeakIdentityMap<Object, Integer> map = new WeakIdentityMap<>(collected::add);
        List<Object> kept = new ArrayList<>();
        // Keys die while the map grows, so that growth meets entries that wait in the queue.
        int total = 50_000;
        for (int i = 0; i < total; i++) {
            Object key = key();
            map.put(key, i);
            if (i % 10 == 0) {
                kept.add(key);
            }
            if (i % 10_000 == 0) {
                System.gc();
            }
        }
        Object last = new Object();
        for (int round = 0; round < 200 && collected.size() < total - kept.size(); round++) {
            awaitCollection();
            map.put(last, -1);
        }

        assertThat(collected).hasSize(total - kept.size()).doesNotHaveDuplicates();
        assertThat(map.size()).isEqualTo(kept.size() + 1);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(map.get(kept.get(i))).isEqualTo(i * 10);
        }
    }

    /** A growing segment meets entries whose keys are gone but which the queue has not named yet. */
    @Test
    void growthOverCollectedKeysLosesNoValue() {
        for (int round = 0; round < 20; round++) {
            List<Integer> collected = new CopyOnWriteArrayList<>();
            WeakIdentityMap<Object, Integer> map = new WeakIdentityMap<>(collected::add);
            int dead = 16 * 16 - 20;
            for (int i = 0; i < dead; i++) {
                map.put(new Object(), i);
            }
            System.gc();
            List<Object> kept = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                kept.add(new Object());
                map.put(kept.get(i), -1);
            }
            for (int wait = 0; wait < 200 && collected.size() < dead; wait++) {
                awaitCollection();
                map.size();
            }
            assertThat(collected).hasSize(dead).doesNotHaveDuplicates().doesNotContain(-1);
            assertThat(map.size()).isEqualTo(kept.size());
            assertThat(kept).allSatisfy(key -> assertThat(map.get(key)).isEqualTo(-1));
        }
    }

    private static void awaitCollection() {
        WeakReference<Object> probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
        }
    }

    @Test
    void readersAreNotLedAstray() throws Exception {
        WeakIdentityMap<Object, Object> map = new WeakIdentityMap<>();
        List<Object> lasting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Object key = new Object();
            lasting.add(key);
            map.put(key, key);
        }
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService executor = Executors.newFixedThreadPool(READERS + 2);
        List<Future<Long>> readers = new ArrayList<>();
        for (int r = 0; r < READERS; r++) {
            readers.add(executor.submit(() -> {
                long reads = 0;
                while (!done.get() || reads == 0) {
                    for (Object key : lasting) {
                        assertThat(map.get(key) == key).isTrue();
                        reads++;
                    }
                }
                return reads;
            }));
        }
        List<Future<?>> writers = new ArrayList<>();
        for (int w = 0; w < 2; w++) {
            int seed = w;
            writers.add(executor.submit(() -> {
                Random random = new Random(seed);
                List<Object> mine = new ArrayList<>();
                for (int i = 0; i < 300_000; i++) {
                    if (mine.size() < 3000 && random.nextInt(3) > 0) {
                        Object key = new Object();
                        map.put(key, key);
                        mine.add(key);
                    } else if (!mine.isEmpty()) {
                        Object key = mine.remove(random.nextInt(mine.size()));
                        assertThat(map.remove(key) == key).isTrue();
                    }
                }
                for (Object key : mine) {
                    assertThat(map.remove(key) == key).isTrue();
                }
            }));
        }
        try {
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            done.set(true);
            executor.shutdownNow();
        }
        assertThat(map.size()).isEqualTo(lasting.size());
    }

    @Test
    void readingAllocatesNothing() {
        WeakIdentityMap<Object, Object> map = new WeakIdentityMap<>();
        Object[] keys = new Object[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new Object();
            map.put(keys[i], keys[i]);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        int found = 0;
        for (int pass = 0; pass < 5; pass++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100_000; i++) {
                found += map.get(keys[i % keys.length]) != null ? 1 : 0;
            }
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(found).isEqualTo(500_000);
        assertThat(allocated).isZero();
    }
}
