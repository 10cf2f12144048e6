package io.sonde.instrumentation.propagation;

/** What both forms of B3 have in common: https://github.com/openzipkin/b3-propagation. */
final class B3Ids {
    private B3Ids() {}

    /** The parent of the ids in the text, 16 or 32 digits for the trace and 16 for the span; null if not valid. */
    static RemoteParent parent(
            String text, int traceStart, int traceEnd, String spanText, int spanStart, int spanEnd, boolean sampled) {
        int length = traceEnd - traceStart;
        if ((length != 16 && length != 32)
                || spanEnd - spanStart != 16
                || !Hexadecimal.isValid(text, traceStart, traceEnd, true)
                || !Hexadecimal.isValid(spanText, spanStart, spanEnd, true)) {
            return null;
        }
        long high = Hexadecimal.read(text, traceStart, traceEnd - 16);
        long low = Hexadecimal.read(text, traceEnd - 16, traceEnd);
        long span = Hexadecimal.read(spanText, spanStart, spanEnd);
        if ((high | low) == 0 || span == 0) {
            return null;
        }
        return new RemoteParent(high, low, span, sampled ? RemoteParent.SAMPLED : 0, null);
    }

    /** Writes a trace id of 128 bits, or of 64 where the first half is 0, and says how many characters it has. */
    static int writeTraceId(long high, long low, char[] target) {
        if (high == 0) {
            Hexadecimal.write(low, 16, target, 0);
            return 16;
        }
        Hexadecimal.write(high, 16, target, 0);
        Hexadecimal.write(low, 16, target, 16);
        return 32;
    }
}
