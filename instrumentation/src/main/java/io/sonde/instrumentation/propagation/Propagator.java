package io.sonde.instrumentation.propagation;

/** One form of trace context in headers. Stateless and thread-safe. */
public interface Propagator {
    /** The parent that the headers name, or null. Without any of the headers nothing is allocated. */
    <C> RemoteParent extract(C carrier, HeaderGetter<C> getter);

    /**
     * Writes the context of the call that goes out.
     *
     * @param flags those of {@link RemoteParent}
     * @param traceState what came with the parent, or null
     */
    <C> void inject(
            long traceIdHigh,
            long traceIdLow,
            long spanId,
            int flags,
            String traceState,
            C carrier,
            HeaderSetter<C> setter);
}
