package io.sonde.instrumentation.propagation;

/**
 * Reads the headers of an incoming message. Implementations are stateless and must not throw.
 *
 * @param <C> what carries the headers
 */
public interface HeaderGetter<C> {
    /** The header's value, several lines of one name joined with ","; null if there is none. The name is in any case. */
    String get(C carrier, String name);
}
