package io.sonde.instrumentation.propagation;

/**
 * Writes the headers of an outgoing message. Implementations are stateless.
 *
 * @param <C> what carries the headers
 */
public interface HeaderSetter<C> {
    /** Sets the header, in place of one of the same name. */
    void set(C carrier, String name, String value);
}
