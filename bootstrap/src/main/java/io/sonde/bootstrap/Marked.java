package io.sonde.bootstrap;

/**
 * Woven into internal classes of a library whose objects come by often: a byte that says what the agent knows of the object
 * without a look into a table. The names are such as no source file has.
 */
public interface Marked {

    /** Zero unless it was set. */
    byte sonde$mark();

    /** Seen by whatever sees the object afterwards. */
    void sonde$mark(byte mark);
}
