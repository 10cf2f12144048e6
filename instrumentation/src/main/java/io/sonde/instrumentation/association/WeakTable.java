package io.sonde.instrumentation.association;

/** A table whose keys are not kept alive by it. Thread-safe. */
interface WeakTable {

    /** Removes the entries of keys that were collected. */
    void expungeCollected();

    /** Removes the entries whose values have become useless. */
    void expungeExpired();
}
