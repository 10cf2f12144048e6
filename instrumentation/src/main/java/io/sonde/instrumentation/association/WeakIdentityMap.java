package io.sonde.instrumentation.association;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Values by the identity of objects that are not kept alive by it. Reading takes no lock, and is one read where there are no
 * values at all; writing locks one of several segments. An entry costs 40 bytes. A value must not reach its key strongly.
 * Thread-safe; a reader sees the values that were put before the key reached its thread.
 *
 * @param <K> the objects of the library
 * @param <V> what is known of them
 */
public final class WeakIdentityMap<K, V> implements WeakTable {

    private static final int SEGMENTS = 16;
    private static final int SEGMENT_SHIFT = 28;
    private static final int INITIAL_CAPACITY = 16;

    private final Segment<K, V>[] segments;
    private final ReferenceQueue<Object> collected = new ReferenceQueue<Object>();
    private final CollectedListener<V> listener;
    private final Expiry<V> expiry;
    /** How many segments hold an entry. Written far less often than a count of entries would be. */
    private final AtomicInteger occupied = new AtomicInteger();

    /** Told of the values of objects that were collected, by whatever thread writes next or clears all tables. */
    public interface CollectedListener<V> {
        void collected(V value);
    }

    /** Says which values have become useless while their keys live on. */
    public interface Expiry<V> {
        boolean isExpired(V value);
    }

    public WeakIdentityMap() {
        this(null, null);
    }

    /** @param listener may be null */
    public WeakIdentityMap(CollectedListener<V> listener) {
        this(listener, null);
    }

    /** A map from which the values that have become useless are removed once in a while, without a word to anybody. */
    public static <K, V> WeakIdentityMap<K, V> expiring(Expiry<V> expiry) {
        return new WeakIdentityMap<K, V>(null, expiry);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private WeakIdentityMap(CollectedListener<V> listener, Expiry<V> expiry) {
        this.listener = listener;
        this.expiry = expiry;
        segments = new Segment[SEGMENTS];
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment<K, V>(occupied);
        }
        WeakTables.add(this);
    }

    /** The key's value, null if it has none. */
    public V get(K key) {
        if (occupied.get() == 0) {
            return null;
        }
        int hash = hash(key);
        return segments[hash >>> SEGMENT_SHIFT].get(key, hash);
    }

    /** Sets the key's value, in place of any it has. */
    public void put(K key, V value) {
        put(key, value, true);
    }

    /** Sets the key's value if it has none. */
    public void putIfAbsent(K key, V value) {
        put(key, value, false);
    }

    private void put(K key, V value, boolean replaces) {
        expungeCollected();
        int hash = hash(key);
        List<V> dead = segments[hash >>> SEGMENT_SHIFT].put(key, hash, value, replaces, collected);
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

    @Override
    @SuppressWarnings("unchecked") // only entries of this map are registered with the queue
    public void expungeCollected() {
        for (Object reference = collected.poll(); reference != null; reference = collected.poll()) {
            Entry<V> entry = (Entry<V>) reference;
            V value = segments[entry.hash >>> SEGMENT_SHIFT].remove(null, entry, entry.hash);
            if (value != null && listener != null) {
                listener.collected(value);
            }
        }
    }

    @Override
    public void expungeExpired() {
        if (expiry != null && occupied.get() > 0) {
            for (Segment<K, V> segment : segments) {
                segment.expunge(expiry);
            }
        }
    }

    /**
     * The value of an entry that is in the table no more is null: the collector may still name the entry to the queue, and
     * then it stays there for a while. Clearing the reference instead costs more, a native call on some JVMs.
     */
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
        private final AtomicInteger occupied;
        private int size;

        Segment(AtomicInteger occupied) {
            this.occupied = occupied;
        }

        V get(K key, int hash) {
            Entry<V> entry = null;
            while (true) {
                Entry<V> last = entry;
                entry = find(table, key, hash);
                if (entry == null || entry == last) {
                    return null;
                }
                V value = entry.value;
                if (value != null) {
                    return value;
                }
                // Removed, or copied to a larger table, which was published before.
            }
        }

        private static <V> Entry<V> find(AtomicReferenceArray<Entry<V>> table, Object key, int hash) {
            Entry<V> entry = table.get(hash & table.length() - 1);
            while (entry != null && (entry.hash != hash || entry.get() != key)) {
                entry = entry.next;
            }
            return entry;
        }

        /** @return the values of collected keys that were dropped on the way, null if there were none */
        synchronized List<V> put(K key, int hash, V value, boolean replaces, ReferenceQueue<Object> queue) {
            AtomicReferenceArray<Entry<V>> current = table;
            Entry<V> existing = find(current, key, hash);
            if (existing != null) {
                if (replaces) {
                    existing.value = value;
                }
                return null;
            }
            if (size == 0) {
                occupied.incrementAndGet();
            }
            List<V> dead = null;
            if (size >= current.length()) {
                dead = new ArrayList<V>();
                AtomicReferenceArray<Entry<V>> smaller = current;
                current = grow(smaller, queue, dead);
                table = current;
                forget(smaller);
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

        private static <V> void forget(AtomicReferenceArray<Entry<V>> table) {
            for (int i = 0; i < table.length(); i++) {
                for (Entry<V> entry = table.get(i); entry != null; entry = entry.next) {
                    entry.value = null;
                }
            }
        }

        /** Removes the entry of the key, or, where there is no key, the given entry. */
        synchronized V remove(K key, Entry<V> collected, int hash) {
            AtomicReferenceArray<Entry<V>> current = table;
            int index = hash & current.length() - 1;
            Entry<V> previous = null;
            for (Entry<V> entry = current.get(index); entry != null; previous = entry, entry = entry.next) {
                if (collected != null ? entry == collected : entry.hash == hash && entry.get() == key) {
                    V value = entry.value;
                    unlink(current, index, previous, entry);
                    return value;
                }
            }
            return null;
        }

        private void unlink(AtomicReferenceArray<Entry<V>> current, int index, Entry<V> previous, Entry<V> entry) {
            if (previous == null) {
                current.set(index, entry.next);
            } else {
                previous.next = entry.next;
            }
            entry.value = null;
            if (--size == 0) {
                occupied.decrementAndGet();
            }
        }

        synchronized void expunge(Expiry<V> expiry) {
            AtomicReferenceArray<Entry<V>> current = table;
            for (int index = 0; size > 0 && index < current.length(); index++) {
                Entry<V> previous = null;
                for (Entry<V> entry = current.get(index); entry != null; entry = entry.next) {
                    if (expiry.isExpired(entry.value)) {
                        unlink(current, index, previous, entry);
                    } else {
                        previous = entry;
                    }
                }
            }
        }

        synchronized int size() {
            return size;
        }
    }
}
