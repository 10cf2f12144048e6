package io.sonde.instrumentation.association;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Values by the identity of objects that are not kept alive by it. Reading takes no lock; writing locks one of several
 * segments. An entry costs 40 bytes. A value must not reach its key strongly. Thread-safe.
 *
 * @param <K> the objects of the library
 * @param <V> what is known of them
 */
public final class WeakIdentityMap<K, V> {

    private static final int SEGMENTS = 16;
    private static final int SEGMENT_SHIFT = 28;
    private static final int INITIAL_CAPACITY = 16;

    private final Segment<K, V>[] segments;
    private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();
    private final CollectedListener<V> listener;

    /** Told of the values of objects that were collected, by whatever thread writes next. */
    public interface CollectedListener<V> {
        void collected(V value);
    }

    public WeakIdentityMap() {
        this(null);
    }

    /** @param listener may be null */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public WeakIdentityMap(CollectedListener<V> listener) {
        this.listener = listener;
        segments = new Segment[SEGMENTS];
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment<K, V>();
        }
    }

    /** The key's value, null if it has none. */
    public V get(K key) {
        int hash = hash(key);
        return segments[hash >>> SEGMENT_SHIFT].get(key, hash);
    }

    /** Sets the key's value, in place of any it has. */
    public void put(K key, V value) {
        expungeCollected();
        int hash = hash(key);
        List<V> dead = segments[hash >>> SEGMENT_SHIFT].put(key, hash, value, collected);
        if (dead != null && listener != null) {
            for (V deadValue : dead) {
                if (deadValue != null) {
                    listener.collected(deadValue);
                }
            }
        }
    }

    /** Removes the key and returns its value, null if it had none. */
    public V remove(K key) {
        expungeCollected();
        int hash = hash(key);
        return segments[hash >>> SEGMENT_SHIFT].remove(key, null, hash);
    }

    /** The number of entries, those of objects collected a moment ago included. */
    public int size() {
        expungeCollected();
        int size = 0;
        for (Segment<K, V> segment : segments) {
            size += segment.size();
        }
        return size;
    }

    private static int hash(Object key) {
        int hash = System.identityHashCode(key) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    @SuppressWarnings("unchecked") // only entries of this map are registered with the queue
    private void expungeCollected() {
        for (Object reference = collected.poll(); reference != null; reference = collected.poll()) {
            Entry<V> entry = (Entry<V>) reference;
            V value = segments[entry.hash >>> SEGMENT_SHIFT].remove(null, entry, entry.hash);
            if (value != null && listener != null) {
                listener.collected(value);
            }
        }
    }

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

    private static final class Segment<K, V> {

        private volatile AtomicReferenceArray<Entry<V>> table = new AtomicReferenceArray<Entry<V>>(INITIAL_CAPACITY);
        private int size;

        V get(K key, int hash) {
            Entry<V> entry = find(table, key, hash);
            return entry == null ? null : entry.value;
        }

        private static <V> Entry<V> find(AtomicReferenceArray<Entry<V>> table, Object key, int hash) {
            Entry<V> entry = table.get(hash & table.length() - 1);
            while (entry != null && (entry.hash != hash || entry.get() != key)) {
                entry = entry.next;
            }
            return entry;
        }

        /** @return the values of collected keys that were dropped on the way, null if there were none */
        synchronized List<V> put(K key, int hash, V value, ReferenceQueue<Object> queue) {
            AtomicReferenceArray<Entry<V>> current = table;
            Entry<V> existing = find(current, key, hash);
            if (existing != null) {
                existing.value = value;
                return null;
            }
            List<V> dead = null;
            if (size >= current.length()) {
                dead = new ArrayList<V>();
                current = grow(current, queue, dead);
                table = current;
                size -= dead.size();
            }
            int index = hash & current.length() - 1;
            current.set(index, new Entry<V>(key, hash, value, current.get(index), queue));
            size++;
            return dead;
        }

        /**
         * Copies the entries, so that readers of the old table are not led astray. A copy of an entry whose key is gone
         * would never be queued, so such an entry ends here, and the queue finds nothing to remove for it.
         */
        private static <V> AtomicReferenceArray<Entry<V>> grow(
                AtomicReferenceArray<Entry<V>> table, ReferenceQueue<Object> queue, List<V> dead) {
            AtomicReferenceArray<Entry<V>> larger = new AtomicReferenceArray<Entry<V>>(table.length() * 2);
            for (int i = 0; i < table.length(); i++) {
                for (Entry<V> entry = table.get(i); entry != null; entry = entry.next) {
                    Object key = entry.get();
                    if (key == null) {
                        dead.add(entry.value);
                        continue;
                    }
                    int index = entry.hash & larger.length() - 1;
                    larger.set(index, new Entry<V>(key, entry.hash, entry.value, larger.get(index), queue));
                }
            }
            return larger;
        }

        /** Removes the entry of the key, or, where there is no key, the given entry. */
        synchronized V remove(K key, Entry<V> collected, int hash) {
            AtomicReferenceArray<Entry<V>> current = table;
            int index = hash & current.length() - 1;
            Entry<V> previous = null;
            for (Entry<V> entry = current.get(index); entry != null; previous = entry, entry = entry.next) {
                if (collected != null ? entry == collected : entry.hash == hash && entry.get() == key) {
                    if (previous == null) {
                        current.set(index, entry.next);
                    } else {
                        previous.next = entry.next;
                    }
                    size--;
                    return entry.value;
                }
            }
            return null;
        }

        synchronized int size() {
            return size;
        }
    }
}
