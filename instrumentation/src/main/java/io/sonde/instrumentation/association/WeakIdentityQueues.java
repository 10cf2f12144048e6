package io.sonde.instrumentation.association;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Values that wait, by the identity of objects that are not kept alive by it, until they are taken; where several wait for
 * one object, the oldest is taken first. That nothing waits for an object is found without a lock, and by one read where
 * nothing waits at all. A value that waits costs 40 bytes. A value must not reach its key strongly. Thread-safe; a reader
 * sees the values that were added before the object reached its thread.
 *
 * @param <V> what waits
 */
public final class WeakIdentityQueues<V> implements WeakTable {

    private static final int SEGMENTS = 16;
    private static final int SEGMENT_SHIFT = 28;
    private static final int INITIAL_CAPACITY = 16;

    private final Segment<V>[] segments;
    private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();
    private final AtomicInteger waiting = new AtomicInteger();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public WeakIdentityQueues() {
        segments = new Segment[SEGMENTS];
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment<V>(waiting);
        }
        WeakTables.add(this);
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return waiting.get() == 0;
    }

    /** The number of values that wait, those for objects collected a moment ago included. */
    public int size() {
        expungeCollected();
        return waiting.get();
    }

    /** The oldest value that waits for the object, which goes on waiting; null if there is none. */
    public V get(Object key) {
        if (isEmpty()) {
            return null;
        }
        int hash = hash(key);
        Segment<V> segment = segments[hash >>> SEGMENT_SHIFT];
        Entry<V> entry = null;
        while (true) {
            Entry<V> last = entry;
            entry = segment.oldest(key, hash);
            if (entry == null || entry == last) {
                return null;
            }
            V value = entry.value;
            if (value != null) {
                return value;
            }
            // Taken, or copied to a larger table, which was published before.
        }
    }

    /** Adds a value behind those that wait for the object. */
    public void add(Object key, V value) {
        expungeCollected();
        int hash = hash(key);
        waiting.incrementAndGet();
        segments[hash >>> SEGMENT_SHIFT].add(key, hash, value, collected);
    }

    /** Makes the value the only one that waits for the object, if no more than one did. */
    public void put(Object key, V value) {
        expungeCollected();
        int hash = hash(key);
        if (segments[hash >>> SEGMENT_SHIFT].put(key, hash, value, collected)) {
            waiting.incrementAndGet();
        }
    }

    /** Removes and returns the oldest value that waits for the object; null if there is none. */
    public V take(Object key) {
        if (isEmpty()) {
            return null;
        }
        int hash = hash(key);
        Segment<V> segment = segments[hash >>> SEGMENT_SHIFT];
        if (segment.oldest(key, hash) == null) {
            return null;
        }
        expungeCollected();
        return removed(segment.remove(key, null, hash, false));
    }

    /** Removes and returns the value that was added last for the object; null if there is none. */
    public V takeNewest(Object key) {
        if (isEmpty()) {
            return null;
        }
        int hash = hash(key);
        return removed(segments[hash >>> SEGMENT_SHIFT].remove(key, null, hash, true));
    }

    private V removed(Entry<V> entry) {
        if (entry == null) {
            return null;
        }
        waiting.decrementAndGet();
        V value = entry.value;
        entry.value = null;
        return value;
    }

    private static int hash(Object key) {
        int hash = System.identityHashCode(key) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    @Override
    @SuppressWarnings("unchecked") // only entries of these queues are registered
    public void expungeCollected() {
        for (Object reference = collected.poll(); reference != null; reference = collected.poll()) {
            Entry<V> entry = (Entry<V>) reference;
            removed(segments[entry.hash >>> SEGMENT_SHIFT].remove(null, entry, entry.hash, true));
        }
    }

    @Override
    public void expungeExpired() {
        // What waits belongs to the task until it runs, however late.
    }

    /** As in the map, the value of an entry that is in the table no more is null. */
    private static final class Entry<V> extends WeakReference<Object> {
        final int hash;
        volatile V value;
        volatile Entry<V> next;

        Entry(Object key, int hash, V value, Entry<V> next, ReferenceQueue<Object> queue) {
            super(key, queue);
            this.hash = hash;
            this.value = value;
            this.next = next;
        }
    }

    /** Newer entries stand before older ones. */
    private static final class Segment<V> {

        private volatile AtomicReferenceArray<Entry<V>> table = new AtomicReferenceArray<Entry<V>>(INITIAL_CAPACITY);
        private final AtomicInteger waiting;
        private int size;

        Segment(AtomicInteger waiting) {
            this.waiting = waiting;
        }

        Entry<V> oldest(Object key, int hash) {
            AtomicReferenceArray<Entry<V>> current = table;
            Entry<V> oldest = null;
            for (Entry<V> entry = current.get(hash & current.length() - 1); entry != null; entry = entry.next) {
                if (entry.hash == hash && entry.get() == key) {
                    oldest = entry;
                }
            }
            return oldest;
        }

        synchronized void add(Object key, int hash, V value, ReferenceQueue<Object> queue) {
            AtomicReferenceArray<Entry<V>> current = table;
            if (size >= current.length()) {
                AtomicReferenceArray<Entry<V>> smaller = current;
                current = grow(smaller, queue);
                table = current;
                forget(smaller);
            }
            int index = hash & current.length() - 1;
            current.set(index, new Entry<V>(key, hash, value, current.get(index), queue));
            size++;
        }

        /** Whether an entry came to those that there were. */
        synchronized boolean put(Object key, int hash, V value, ReferenceQueue<Object> queue) {
            Entry<V> existing = oldest(key, hash);
            if (existing != null) {
                existing.value = value;
                return false;
            }
            add(key, hash, value, queue);
            return true;
        }

        /** Copies the entries, so that readers of the old table are not led astray, and keeps their order; leaves out what was collected. */
        private AtomicReferenceArray<Entry<V>> grow(
                AtomicReferenceArray<Entry<V>> table, ReferenceQueue<Object> queue) {
            AtomicReferenceArray<Entry<V>> larger = new AtomicReferenceArray<Entry<V>>(table.length() * 2);
            for (int i = 0; i < table.length(); i++) {
                Entry<V> lastLow = null;
                Entry<V> lastHigh = null;
                for (Entry<V> entry = table.get(i); entry != null; entry = entry.next) {
                    Object key = entry.get();
                    if (key == null) {
                        size--;
                        waiting.decrementAndGet();
                        continue;
                    }
                    Entry<V> copy = new Entry<V>(key, entry.hash, entry.value, null, queue);
                    int index = entry.hash & larger.length() - 1;
                    Entry<V> last = index == i ? lastLow : lastHigh;
                    if (last == null) {
                        larger.set(index, copy);
                    } else {
                        last.next = copy;
                    }
                    if (index == i) {
                        lastLow = copy;
                    } else {
                        lastHigh = copy;
                    }
                }
            }
            return larger;
        }

        private static <V> void forget(AtomicReferenceArray<Entry<V>> table) {
            for (int i = 0; i < table.length(); i++) {
                for (Entry<V> entry = table.get(i); entry != null; entry = entry.next) {
                    entry.value = null;
                }
            }
        }

        /** Removes the oldest or newest entry of the key, or, where an entry is given, that one. */
        synchronized Entry<V> remove(Object key, Entry<V> given, int hash, boolean newest) {
            AtomicReferenceArray<Entry<V>> current = table;
            int index = hash & current.length() - 1;
            Entry<V> previous = null;
            Entry<V> found = null;
            Entry<V> beforeFound = null;
            for (Entry<V> entry = current.get(index); entry != null; previous = entry, entry = entry.next) {
                if (given != null ? entry == given : entry.hash == hash && entry.get() == key) {
                    found = entry;
                    beforeFound = previous;
                    if (newest) {
                        break;
                    }
                }
            }
            if (found == null) {
                return null;
            }
            if (beforeFound == null) {
                current.set(index, found.next);
            } else {
                beforeFound.next = found.next;
            }
            size--;
            return found;
        }
    }
}
