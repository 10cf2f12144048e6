package io.sonde.instrumentation.association;

import java.lang.ref.WeakReference;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All tables of this package that are in use. A table clears itself up whenever it is written to; a thread of the agent has
 * all of them do so now and then, because an application may fall silent. Keeps no table alive. Thread-safe.
 */
public final class WeakTables {

    private static final CopyOnWriteArrayList<WeakReference<WeakTable>> ALL =
            new CopyOnWriteArrayList<WeakReference<WeakTable>>();

    private WeakTables() {}

    static void add(WeakTable table) {
        ALL.add(new WeakReference<WeakTable>(table));
    }

    /** Has every table remove the entries of keys that were collected. Next to free where none were. */
    public static void expungeCollected() {
        for (WeakReference<WeakTable> reference : ALL) {
            WeakTable table = reference.get();
            if (table == null) {
                ALL.remove(reference);
            } else {
                table.expungeCollected();
            }
        }
    }

    /** Has every table remove the entries whose values have become useless: reads all those that can. */
    public static void expungeExpired() {
        for (WeakReference<WeakTable> reference : ALL) {
            WeakTable table = reference.get();
            if (table != null) {
                table.expungeExpired();
            }
        }
    }
}
