package io.sonde.instrumentation.propagation;

/** The {@code traceparent} header of W3C Trace Context, levels 1 and 2: https://www.w3.org/TR/trace-context-2/. */
public final class TraceParent {
    /** The length of a header of version 00. */
    static final int LENGTH = 55;

    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;
    private static final int KNOWN_FLAGS = RemoteParent.SAMPLED | RemoteParent.RANDOM;
    /** No version is known to need more, and a header is not a place to read without a limit. */
    private static final int MAX_LENGTH = 512;

    private static final ThreadLocal<char[]> BUFFER = new ThreadLocal<char[]>();

    private TraceParent() {}

    /**
     * Reads the header, which may have white space around it. A later version is read as far as version 00 goes.
     *
     * @param traceparent the header's value, or null
     * @param tracestate the tracestate header's value, or null; if it is invalid the parent goes without it
     * @return null if there is no valid traceparent; several in one value are not valid
     */
    public static RemoteParent parse(String traceparent, String tracestate) {
        if (traceparent == null) {
            return null;
        }
        String header = traceparent.trim();
        if (!isValid(header)) {
            return null;
        }
        long high = Hexadecimal.read(header, TRACE_ID, TRACE_ID + 16);
        long low = Hexadecimal.read(header, TRACE_ID + 16, SPAN_ID - 1);
        long span = Hexadecimal.read(header, SPAN_ID, FLAGS - 1);
        if ((high | low) == 0 || span == 0) {
            return null;
        }
        byte flags = (byte) (Hexadecimal.read(header, FLAGS, LENGTH) & KNOWN_FLAGS);
        return new RemoteParent(high, low, span, flags, TraceState.limit(tracestate));
    }

    private static boolean isValid(String header) {
        int length = header.length();
        if (length < LENGTH || length > MAX_LENGTH) {
            return false;
        }
        if (header.charAt(2) != '-' || header.charAt(SPAN_ID - 1) != '-' || header.charAt(FLAGS - 1) != '-') {
            return false;
        }
        if (!Hexadecimal.isValid(header, 0, 2, false)
                || !Hexadecimal.isValid(header, TRACE_ID, SPAN_ID - 1, false)
                || !Hexadecimal.isValid(header, SPAN_ID, FLAGS - 1, false)
                || !Hexadecimal.isValid(header, FLAGS, LENGTH, false)) {
            return false;
        }
        long version = Hexadecimal.read(header, 0, 2);
        if (version == 0xff) {
            return false;
        }
        return length == LENGTH || (version != 0 && header.charAt(LENGTH) == '-' && header.indexOf(',') < 0);
    }

    /** The header of version 00, with the flags sampled and random of those given. */
    public static String format(long traceIdHigh, long traceIdLow, long spanId, int flags) {
        char[] header = BUFFER.get();
        if (header == null) {
            header = new char[LENGTH];
            BUFFER.set(header);
        }
        header[0] = '0';
        header[1] = '0';
        header[2] = '-';
        Hexadecimal.write(traceIdHigh, 16, header, TRACE_ID);
        Hexadecimal.write(traceIdLow, 16, header, TRACE_ID + 16);
        header[SPAN_ID - 1] = '-';
        Hexadecimal.write(spanId, 16, header, SPAN_ID);
        header[FLAGS - 1] = '-';
        Hexadecimal.write(flags & KNOWN_FLAGS, 2, header, FLAGS);
        return new String(header);
    }
}
