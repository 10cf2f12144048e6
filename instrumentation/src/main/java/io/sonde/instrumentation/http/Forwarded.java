package io.sonde.instrumentation.http;

/** Reads the {@code Forwarded} header (RFC 7239) and its older {@code X-Forwarded-…} kin. All methods take null for absent. */
public final class Forwarded {

    private Forwarded() {}

    /**
     * A parameter of the first element, the one that the proxy nearest to the client added.
     *
     * @param parameter {@code for}, {@code host}, {@code proto} or {@code by}, in lower case
     * @return without its quotes; null if it is not there
     */
    public static String parameter(String forwarded, String parameter) {
        if (forwarded == null) {
            return null;
        }
        int position = 0;
        while (position < forwarded.length() && forwarded.charAt(position) != ',') {
            int end = endOfPair(forwarded, position);
            int equals = forwarded.indexOf('=', position);
            if (equals >= 0 && equals < end) {
                String name = forwarded.substring(position, equals).trim();
                if (name.equalsIgnoreCase(parameter)) {
                    String value = unquote(forwarded.substring(equals + 1, end).trim());
                    return value.isEmpty() ? null : value;
                }
            }
            position = end < forwarded.length() && forwarded.charAt(end) == ';' ? end + 1 : end;
        }
        return null;
    }

    /** The first element of a comma-separated list; null if it is blank. */
    public static String first(String list) {
        if (list == null) {
            return null;
        }
        int comma = list.indexOf(',');
        String first = unquote((comma < 0 ? list : list.substring(0, comma)).trim());
        return first.isEmpty() ? null : first;
    }

    /** The index of the next semicolon or comma outside quotes, or the length. */
    private static int endOfPair(String forwarded, int from) {
        boolean quoted = false;
        for (int i = from; i < forwarded.length(); i++) {
            char character = forwarded.charAt(i);
            if (character == '\\' && quoted) {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == ';' || character == ',')) {
                return i;
            }
        }
        return forwarded.length();
    }

    private static String unquote(String value) {
        int last = value.length() - 1;
        return last >= 1 && value.charAt(0) == '"' && value.charAt(last) == '"' ? value.substring(1, last) : value;
    }
}
