package io.sonde.instrumentation.propagation;

/** Trace identifiers as the headers write them. */
public final class TraceIdText {

    private static final int DIGITS_OF_HALF = 16;

    private TraceIdText() {}

    /** The 32 hexadecimal digits in lower case. */
    public static String of(long high, long low) {
        char[] digits = new char[2 * DIGITS_OF_HALF];
        Hexadecimal.write(high, DIGITS_OF_HALF, digits, 0);
        Hexadecimal.write(low, DIGITS_OF_HALF, digits, DIGITS_OF_HALF);
        return new String(digits);
    }
}
