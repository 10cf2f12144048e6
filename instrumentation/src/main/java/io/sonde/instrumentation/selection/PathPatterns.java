package io.sonde.instrumentation.selection;

import java.util.List;

/**
 * A list of patterns for the path of a request as it was sent, still encoded: {@code *} stands for any characters within a
 * segment, {@code **} for any at all, and {@code /**} also for nothing, so that {@code /actuator/**} matches {@code
 * /actuator}. Parameters of the last segment ({@code ;jsessionid=…}) do not count.
 *
 * <p>A path with two dots behind a slash or with an encoded dot, slash, backslash or percent sign never matches, because it may lead
 * somewhere else. Matching allocates nothing. Immutable.
 */
public final class PathPatterns {

    /** No pattern, which matches nothing. */
    public static final PathPatterns NONE = new PathPatterns(new String[0]);

    private static final String ANY_DEPTH = "/**";

    /** A longer path matches nothing, so that the time for one is bounded however it is made. */
    private static final int MAXIMUM_LENGTH = 1024;

    private static final String ANY_DEPTH_BETWEEN = "/**/";
    private static final int LOWER_CASE = 0x20;

    private final String[] patterns;

    /** What each pattern begins with, up to its first wildcard, which includes the slash of a last {@code /**}. */
    private final String[] prefixes;

    public PathPatterns(List<String> patterns) {
        this(patterns.toArray(new String[0]));
    }

    private PathPatterns(String[] patterns) {
        this.patterns = patterns;
        this.prefixes = new String[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            prefixes[i] = prefix(patterns[i]);
        }
    }

    private static String prefix(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern;
        }
        boolean slashed = star > 0 && pattern.startsWith(ANY_DEPTH, star - 1);
        return pattern.substring(0, slashed ? star - 1 : star);
    }

    public boolean isEmpty() {
        return patterns.length == 0;
    }

    /** Whether one of the patterns matches the whole path. */
    public boolean matches(String path) {
        return path != null && matches(path, 0, path.length());
    }

    /** Whether one of the patterns matches the path in a buffer of ASCII characters. */
    public boolean matches(byte[] buffer, int start, int end) {
        return matches((Object) buffer, start, end);
    }

    /** @param text a String or an array of bytes, so that the one matcher serves both */
    private boolean matches(Object text, int start, int end) {
        if (end - start > MAXIMUM_LENGTH) {
            return false;
        }
        for (int i = 0; i < patterns.length; i++) {
            if (startsWith(text, start, end, prefixes[i]) && matches(i, text, start, end)) {
                return !mayLeadElsewhere(text, start, end);
            }
        }
        return false;
    }

    /** Most patterns are a path or a path with everything below, and are decided by what follows their beginning. */
    private boolean matches(int index, Object text, int start, int end) {
        String pattern = patterns[index];
        int wildcards = pattern.length() - prefixes[index].length();
        if (wildcards == 0 || (wildcards == ANY_DEPTH.length() && pattern.endsWith(ANY_DEPTH))) {
            int next = start + prefixes[index].length();
            return next == end || charAt(text, next) == ';' || (wildcards > 0 && charAt(text, next) == '/');
        }
        return matches(pattern, text, start, withoutParameters(text, start, end));
    }

    private static boolean startsWith(Object text, int start, int end, String prefix) {
        if (text instanceof String) {
            return ((String) text).startsWith(prefix);
        }
        byte[] bytes = (byte[]) text;
        int length = prefix.length();
        if (end - start < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((bytes[start + i] & 0xff) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char charAt(Object text, int index) {
        return text instanceof String ? ((String) text).charAt(index) : (char) (((byte[]) text)[index] & 0xff);
    }

    private static int withoutParameters(Object text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (charAt(text, i) == ';') {
                return i;
            }
        }
        return end;
    }

    /**
     * Goes on behind the last wildcard for as long as it can; a failure goes back to it, or, where it may not cross a slash,
     * to the last that may. That is enough, because an earlier one can match no more than the last can.
     */
    private static boolean matches(String pattern, Object text, int start, int end) {
        int inPattern = 0;
        int at = start;
        int starBehind = -1;
        int starTo = 0;
        int deepBehind = -1;
        int deepTo = 0;
        while (at < end) {
            boolean slashed = charAt(text, at) == '/' && pattern.startsWith(ANY_DEPTH_BETWEEN, inPattern);
            if (slashed || pattern.startsWith("**", inPattern)) {
                // The slashes around the wildcard may be one and the same.
                inPattern += slashed ? ANY_DEPTH.length() : 2;
                deepBehind = inPattern;
                deepTo = at;
                starBehind = -1;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
                starBehind = ++inPattern;
                starTo = at;
            } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == charAt(text, at)) {
                inPattern++;
                at++;
            } else if (starBehind >= 0 && charAt(text, starTo) != '/') {
                at = ++starTo;
                inPattern = starBehind;
            } else if (deepBehind >= 0) {
                at = ++deepTo;
                inPattern = deepBehind;
                starBehind = -1;
            } else {
                return false;
            }
        }
        return isRest(pattern, inPattern);
    }

    /** Whether what is left of the pattern matches nothing at all. */
    private static boolean isRest(String pattern, int index) {
        int rest = index;
        while (rest < pattern.length()) {
            if (pattern.charAt(rest) == '*') {
                rest++;
            } else if (pattern.startsWith(ANY_DEPTH_BETWEEN, rest) || isLast(pattern, rest)) {
                rest += ANY_DEPTH.length();
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isLast(String pattern, int index) {
        return pattern.length() - index == ANY_DEPTH.length() && pattern.endsWith(ANY_DEPTH);
    }

    private static boolean mayLeadElsewhere(Object text, int start, int end) {
        if (text instanceof String && ((String) text).indexOf('%') < 0 && !((String) text).contains("..")) {
            return false;
        }
        for (int i = start; i + 2 < end; i++) {
            char character = charAt(text, i);
            if (character == '/' || character == '\\') {
                if (charAt(text, i + 1) == '.' && charAt(text, i + 2) == '.') {
                    return true;
                }
            } else if (character == '%') {
                char high = charAt(text, i + 1);
                int low = charAt(text, i + 2) | LOWER_CASE;
                if ((high == '2' && (low == 'e' || low == 'f' || low == '5')) || (high == '5' && low == 'c')) {
                    return true;
                }
            }
        }
        return false;
    }
}
