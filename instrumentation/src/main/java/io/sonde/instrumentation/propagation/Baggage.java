package io.sonde.instrumentation.propagation;

/** The {@code baggage} header of https://www.w3.org/TR/baggage/, passed on unread. */
public final class Baggage {
    /** The header's name. */
    public static final String HEADER = "baggage";

    private static final int MAX_BYTES = 8192;
    private static final int MAX_MEMBERS = 180;

    private Baggage() {}

    /**
     * The same instance if it is not empty, within the limits of bytes and members, and fit to be the value of a header
     * again; otherwise null. A line feed would begin another header where HTTP/1.1 is spoken next.
     */
    public static String limit(String header) {
        if (header == null || header.isEmpty() || header.length() > MAX_BYTES) {
            return null;
        }
        int bytes = 0;
        int members = 1;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                return null;
            }
            if (c == ',') {
                members++;
            }
            bytes += c < 0x80 ? 1 : 2;
        }
        return bytes <= MAX_BYTES && members <= MAX_MEMBERS ? header : null;
    }
}
