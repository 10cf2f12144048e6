package io.sonde.instrumentation.propagation;

/** B3 in several headers, {@code X-B3-TraceId} and its companions. The debug flag counts as sampled. */
public final class B3MultiPropagator implements Propagator {
    public static final B3MultiPropagator INSTANCE = new B3MultiPropagator();

    private static final String TRACE_ID = "X-B3-TraceId";
    private static final String SPAN_ID = "X-B3-SpanId";
    private static final String SAMPLED = "X-B3-Sampled";
    private static final String FLAGS = "X-B3-Flags";

    private B3MultiPropagator() {}

    @Override
    public <C> RemoteParent extract(C carrier, HeaderGetter<C> getter) {
        String trace = getter.get(carrier, TRACE_ID);
        String span = trace == null ? null : getter.get(carrier, SPAN_ID);
        if (span == null) {
            return null;
        }
        trace = trace.trim();
        span = span.trim();
        String sampled = getter.get(carrier, SAMPLED);
        // Some old services send the words instead of 1 and 0.
        boolean keep =
                "1".equals(getter.get(carrier, FLAGS)) || "1".equals(sampled) || "true".equalsIgnoreCase(sampled);
        return B3Ids.parent(trace, 0, trace.length(), span, 0, span.length(), keep);
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
        char[] id = new char[32];
        int length = B3Ids.writeTraceId(traceIdHigh, traceIdLow, id);
        setter.set(carrier, TRACE_ID, new String(id, 0, length));
        Hexadecimal.write(spanId, 16, id, 0);
        setter.set(carrier, SPAN_ID, new String(id, 0, 16));
        setter.set(carrier, SAMPLED, (flags & RemoteParent.SAMPLED) == 0 ? "0" : "1");
    }
}
