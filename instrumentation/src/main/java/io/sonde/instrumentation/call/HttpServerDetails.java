package io.sonde.instrumentation.call;

/**
 * Reads from a library's request what only a kept call needs. Stateless.
 *
 * @param <R> the library's request
 */
public interface HttpServerDetails<R> {

    /** Called at most once, at the call's end, on the thread that ends it. */
    void read(R request, HttpServerCall call);
}
