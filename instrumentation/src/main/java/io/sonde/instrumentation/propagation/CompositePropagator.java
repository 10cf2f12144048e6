package io.sonde.instrumentation.propagation;

/** Several propagators: the first that finds a parent is believed, all of them write. */
public final class CompositePropagator implements Propagator {
    private final Propagator[] propagators;

    /** In the order of extraction; none at all is allowed. */
    public CompositePropagator(Propagator... propagators) {
        this.propagators = propagators.clone();
    }

    @Override
    public <C> RemoteParent extract(C carrier, HeaderGetter<C> getter) {
        for (Propagator propagator : propagators) {
            RemoteParent parent = propagator.extract(carrier, getter);
            if (parent != null) {
                return parent;
            }
        }
        return null;
    }

    @Override
    public <C> void inject(
            long traceIdHigh,
            long traceIdLow,
            long spanId,
            int flags,
            String traceState,
            C carrier,
            HeaderSetter<C> setter) {
        for (Propagator propagator : propagators) {
            propagator.inject(traceIdHigh, traceIdLow, spanId, flags, traceState, carrier, setter);
        }
    }
}
