package io.sonde.bootstrap;

/**
 * An object of a library whose class was given a field when it was woven: what the agent knows of the object. Implemented by
 * woven classes only. The field is not volatile: it is seen by other threads as the object's own fields are.
 */
public interface Associated {

    /** What was associated last; null if nothing was. */
    Object sonde$association();

    /** Replaces what is associated; null takes it away. */
    void sonde$associate(Object association);
}
