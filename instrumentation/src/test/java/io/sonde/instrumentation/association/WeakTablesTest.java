package io.sonde.instrumentation.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/** What the tables let go of, and when. */
final class WeakTablesTest {

    private static final int MANY = 1000;

    /** The collector may have seen an entry already and name it to the queue after it was removed. */
    @Test
    void anEntryThatWasRemovedHoldsNoValue() throws Exception {
        WeakIdentityMap<Object, String> map = new WeakIdentityMap<>();
        WeakIdentityQueues<String> queues = new WeakIdentityQueues<>();
        Object key = new Object();
        map.put(key, "of the map");
        queues.add(key, "of the queues");
        List<Object> entries = entries(map);
        entries.addAll(entries(queues));
        assertThat(entries).hasSize(2).allMatch(entry -> value(entry) != null);
        assertThat(map.remove(key)).isEqualTo("of the map");
        assertThat(queues.take(key)).isEqualTo("of the queues");
        assertThat(entries).allMatch(entry -> value(entry) == null);
    }

    /** Entries are copied when a table grows. */
    @Test
    void anEntryThatWasCopiedHoldsNoValue() throws Exception {
        WeakIdentityMap<Object, Integer> map = new WeakIdentityMap<>();
        WeakIdentityQueues<Integer> queues = new WeakIdentityQueues<>();
        List<Object> keys = new ArrayList<>();
        keys.add(new Object());
        map.put(keys.get(0), 0);
        queues.add(keys.get(0), 0);
        List<Object> first = entries(map);
        first.addAll(entries(queues));
        for (int i = 1; i < MANY; i++) {
            keys.add(new Object());
            map.put(keys.get(i), i);
            queues.add(keys.get(i), i);
        }
        assertThat(first).hasSize(2).allMatch(entry -> value(entry) == null);
        assertThat(entries(map)).hasSize(MANY).allMatch(entry -> value(entry) != null);
        assertThat(entries(queues)).hasSize(MANY).allMatch(entry -> value(entry) != null);
        for (int i = 0; i < MANY; i++) {
            assertThat(map.get(keys.get(i))).isEqualTo(i);
            assertThat(queues.get(keys.get(i))).isEqualTo(i);
        }
    }

    @Test
    void forgetWhatWasCollectedWithoutBeingWrittenTo() {
        List<Integer> collected = new CopyOnWriteArrayList<>();
        WeakIdentityMap<Object, Integer> map = new WeakIdentityMap<>(collected::add);
        WeakIdentityQueues<Integer> queues = new WeakIdentityQueues<>();
        Object kept = new Object();
        map.put(kept, -1);
        for (int i = 0; i < MANY; i++) {
            Object key = new Object();
            map.put(key, i);
            queues.add(key, i);
        }
        long end = System.nanoTime() + 20_000_000_000L;
        while ((collected.size() < MANY || !queues.isEmpty()) && System.nanoTime() < end) {
            System.gc();
            WeakTables.expungeCollected();
        }
        assertThat(collected).hasSize(MANY).doesNotContain(-1);
        assertThat(queues.isEmpty()).isTrue();
        assertThat(map.get(kept)).isEqualTo(-1);
    }

    @Test
    void removeWhatHasExpired() {
        WeakIdentityMap<Object, Integer> map = WeakIdentityMap.expiring(value -> value % 3 == 0);
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            keys.add(new Object());
            map.put(keys.get(i), i);
        }
        WeakTables.expungeExpired();
        for (int i = 0; i < MANY; i++) {
            assertThat(map.get(keys.get(i))).isEqualTo(i % 3 == 0 ? null : Integer.valueOf(i));
        }
        assertThat(map.size()).isEqualTo(MANY - (MANY + 2) / 3);
    }

    @Test
    void keepNoTableAlive() {
        WeakReference<Object> map = new WeakReference<>(new WeakIdentityMap<Object, Object>());
        WeakReference<Object> queues = new WeakReference<>(new WeakIdentityQueues<Object>());
        long end = System.nanoTime() + 20_000_000_000L;
        while ((map.get() != null || queues.get() != null) && System.nanoTime() < end) {
            System.gc();
            WeakTables.expungeCollected();
        }
        assertThat(map.get()).isNull();
        assertThat(queues.get()).isNull();
    }

    private static List<Object> entries(Object table) throws ReflectiveOperationException {
        List<Object> entries = new ArrayList<>();
        Object segments = field(table, "segments");
        for (int i = 0; i < Array.getLength(segments); i++) {
            AtomicReferenceArray<?> chains = (AtomicReferenceArray<?>) field(Array.get(segments, i), "table");
            for (int chain = 0; chain < chains.length(); chain++) {
                for (Object entry = chains.get(chain); entry != null; entry = field(entry, "next")) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static Object value(Object entry) {
        try {
            return field(entry, "value");
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
