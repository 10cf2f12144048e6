package io.sonde.instrumentation.call;

import java.util.Arrays;

/** Lists of attributes and values in turn. */
final class CapturedHeaders {

    private CapturedHeaders() {}

    /** Both lists in one; either may be null. */
    static String[] join(String[] first, String[] second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        String[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
