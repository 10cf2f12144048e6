package io.sonde.instrumentation.propagation;

/** Numbers in hexadecimal text, in lower case where written. */
final class Hexadecimal {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Hexadecimal() {}

    /** Whether all characters from start to end are digits; upper-case ones only on request. */
    static boolean isValid(CharSequence text, int start, int end, boolean upperCase) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (upperCase && c >= 'A' && c <= 'F');
            if (!digit) {
                return false;
            }
        }
        return true;
    }

    /** The number of up to 16 valid digits. */
    static long read(CharSequence text, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            value = value << 4 | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return value;
    }

    /** Writes the lowest digits of the value. */
    static void write(long value, int digits, char[] target, int at) {
        for (int i = digits - 1; i >= 0; i--) {
            target[at + i] = DIGITS[(int) (value >>> (4 * (digits - 1 - i))) & 15];
        }
    }
}
