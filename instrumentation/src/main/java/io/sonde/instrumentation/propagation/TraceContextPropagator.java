package io.sonde.instrumentation.propagation;

/** W3C Trace Context: {@code traceparent} and {@code tracestate}. */
public final class TraceContextPropagator implements Propagator {
    public static final TraceContextPropagator INSTANCE = new TraceContextPropagator();

    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";

    private TraceContextPropagator() {}

    @Override
    public <C> RemoteParent extract(C carrier, HeaderGetter<C> getter) {
        String traceparent = getter.get(carrier, TRACEPARENT);
        return traceparent == null ? null : TraceParent.parse(traceparent, getter.get(carrier, TRACESTATE));
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
        setter.set(carrier, TRACEPARENT, TraceParent.format(traceIdHigh, traceIdLow, spanId, flags));
        if (traceState != null && !traceState.isEmpty()) {
            setter.set(carrier, TRACESTATE, traceState);
        }
    }
}
