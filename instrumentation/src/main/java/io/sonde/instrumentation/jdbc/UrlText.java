package io.sonde.instrumentation.jdbc;

/** Finds things in the text of a URL. All methods take linear time. */
final class UrlText {
    private UrlText() {}

    /** The first position of one of the characters, or the length. */
    static int indexOfAny(String text, String characters, int from) {
        int i = from;
        while (i < text.length() && characters.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    static String before(String text, String characters) {
        return text.substring(0, indexOfAny(text, characters, 0));
    }

    static boolean startsWith(String text, int at, String prefix) {
        return text.regionMatches(true, at, prefix, 0, prefix.length());
    }

    /**
     * The text without the user and password that may stand before an at sign: the last one before the settings. Where
     * it is open whether an equals sign begins the settings or belongs to a password, nothing is left of the text.
     */
    static String withoutUserInfo(String text) {
        int inAuthority = text.lastIndexOf('@', indexOfAny(text, "/?;#", 0));
        int early = Math.max(inAuthority, lastAtBeforeEquals(text, inAuthority + 1));
        int late = lastAtBeforeEquals(text, Math.max(inAuthority + 1, indexOfAny(text, "?;", 0)));
        return early == late ? text.substring(early + 1) : "";
    }

    private static int lastAtBeforeEquals(String text, int from) {
        int equals = text.indexOf('=', from);
        return equals < 0 ? text.lastIndexOf('@') : text.lastIndexOf('@', equals);
    }

    /**
     * The value behind {@code key=} with any white space about the equals sign, up to one of the ends; empty if there is
     * none. The key is a whole word, in any case.
     */
    static String value(String text, int from, int to, String key, String ends) {
        for (int i = from; i + key.length() < to; i++) {
            if (!startsWith(text, i, key) || (i > 0 && Character.isLetterOrDigit(text.charAt(i - 1)))) {
                continue;
            }
            int equals = skipSpace(text, i + key.length(), to);
            if (equals < to && text.charAt(equals) == '=') {
                int start = skipSpace(text, equals + 1, to);
                int end = Math.min(to, indexOfAny(text, ends, start));
                return text.substring(start, Math.max(start, end)).trim();
            }
        }
        return "";
    }

    private static int skipSpace(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
