package io.sonde.instrumentation.propagation;

/** The {@code tracestate} header of W3C Trace Context: what other vendors have to say, passed on unread. */
final class TraceState {
    private static final int MAX_MEMBERS = 32;
    /** At least so many characters must be passed on (section 3.3.1.5). */
    private static final int MAX_LENGTH = 512;
    /** Longer members are the first to go. */
    private static final int LONG_MEMBER = 128;

    private static final int MAX_KEY = 256;
    private static final int MAX_VALUE = 256;
    /** Above this the header is not even read. */
    private static final int MAX_INPUT = 64 * 1024;

    private TraceState() {}

    /**
     * The header to pass on: the same instance if it is valid and within the limits, with members left out if it is too
     * long, null if it is empty or invalid. White space around the value is not part of it.
     */
    static String limit(String header) {
        if (header == null || header.isEmpty() || header.length() > MAX_INPUT) {
            return null;
        }
        String value = header.trim();
        int members = countMembers(value);
        if (members <= 0 || members > MAX_MEMBERS) {
            return null;
        }
        return value.length() <= MAX_LENGTH ? value : shorten(value);
    }

    /** The number of members, or -1 if one is malformed or a key stands twice. */
    private static int countMembers(String header) {
        int members = 0;
        int[] keys = new int[2 * MAX_MEMBERS];
        for (int start = 0; start <= header.length(); ) {
            int end = memberEnd(header, start);
            int from = skipSpace(header, start, end);
            int to = dropSpace(header, from, end);
            if (from < to) {
                int equals = keyEnd(header, from, to);
                if (equals < 0 || !isValue(header, equals + 1, to)) {
                    return -1;
                }
                if (members < MAX_MEMBERS) {
                    for (int i = 0; i < members; i++) {
                        int length = keys[2 * i + 1] - keys[2 * i];
                        if (length == equals - from && header.regionMatches(from, header, keys[2 * i], length)) {
                            return -1;
                        }
                    }
                    keys[2 * members] = from;
                    keys[2 * members + 1] = equals;
                }
                members++;
            }
            start = end + 1;
        }
        return members;
    }

    private static String shorten(String header) {
        // First without the long members from the right, as far as needed; then without any from the right.
        int excess = header.length() - MAX_LENGTH;
        boolean[] dropped = new boolean[header.length() + 1];
        for (int end = header.length(); end > 0 && excess > 0; ) {
            int start = header.lastIndexOf(',', end - 1) + 1;
            if (end - start > LONG_MEMBER) {
                dropped[start] = true;
                excess -= end - start + 1;
            }
            end = start - 1;
        }
        StringBuilder kept = new StringBuilder(MAX_LENGTH);
        for (int start = 0; start <= header.length(); ) {
            int end = memberEnd(header, start);
            if (!dropped[start]) {
                int gap = kept.length() == 0 ? 0 : 1;
                if (kept.length() + gap + end - start > MAX_LENGTH) {
                    break;
                }
                if (gap > 0) {
                    kept.append(',');
                }
                kept.append(header, start, end);
            }
            start = end + 1;
        }
        String result = kept.toString().trim();
        return result.isEmpty() ? null : result;
    }

    private static int memberEnd(String header, int start) {
        int comma = header.indexOf(',', start);
        return comma < 0 ? header.length() : comma;
    }

    private static int skipSpace(String header, int start, int end) {
        int i = start;
        while (i < end && (header.charAt(i) == ' ' || header.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static int dropSpace(String header, int start, int end) {
        int i = end;
        while (i > start && (header.charAt(i - 1) == ' ' || header.charAt(i - 1) == '\t')) {
            i--;
        }
        return i;
    }

    /** Where the key's equals sign stands, or -1 if the key is not valid. */
    private static int keyEnd(String header, int from, int to) {
        boolean tenant = false;
        for (int i = from; i < to; i++) {
            char c = header.charAt(i);
            if (c == '=') {
                return i > from && i - from <= MAX_KEY && header.charAt(i - 1) != '@' ? i : -1;
            }
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean punctuation = c == '_' || c == '-' || c == '*' || c == '/';
            if (c == '@' && !tenant && i > from) {
                tenant = true;
            } else if (!alphanumeric && !(punctuation && i > from)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isValue(String header, int from, int to) {
        if (to == from || to - from > MAX_VALUE) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = header.charAt(i);
            if (c < ' ' || c > '~' || c == '=') {
                return false;
            }
        }
        return true;
    }
}
