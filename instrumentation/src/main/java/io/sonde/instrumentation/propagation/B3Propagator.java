package io.sonde.instrumentation.propagation;

/**
 * B3 in one header: {@code b3: traceId-spanId-sampled-parentSpanId}. The debug flag {@code d} counts as sampled. A
 * header with only a sampling decision names no parent.
 */
public final class B3Propagator implements Propagator {
    public static final B3Propagator INSTANCE = new B3Propagator();

    private static final String B3 = "b3";

    private B3Propagator() {}

    @Override
    public <C> RemoteParent extract(C carrier, HeaderGetter<C> getter) {
        String header = getter.get(carrier, B3);
        return header == null ? null : parse(header.trim());
    }

    private static RemoteParent parse(String header) {
        int traceEnd = header.indexOf('-');
        int spanEnd = traceEnd + 17;
        int length = header.length();
        if (traceEnd < 0 || spanEnd > length) {
            return null;
        }
        boolean sampled = false;
        if (length > spanEnd) {
            char state = length > spanEnd + 1 ? header.charAt(spanEnd + 1) : ' ';
            boolean parent = length == spanEnd + 19
                    && header.charAt(spanEnd + 2) == '-'
                    && Hexadecimal.isValid(header, spanEnd + 3, length, true);
            if (header.charAt(spanEnd) != '-' || "01d".indexOf(state) < 0 || !(length == spanEnd + 2 || parent)) {
                return null;
            }
            sampled = state != '0';
        }
        return B3Ids.parent(header, 0, traceEnd, header, traceEnd + 1, spanEnd, sampled);
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
        char[] header = new char[51];
        int at = B3Ids.writeTraceId(traceIdHigh, traceIdLow, header);
        header[at] = '-';
        Hexadecimal.write(spanId, 16, header, at + 1);
        header[at + 17] = '-';
        header[at + 18] = (flags & RemoteParent.SAMPLED) == 0 ? '0' : '1';
        setter.set(carrier, B3, new String(header, 0, at + 19));
    }
}
