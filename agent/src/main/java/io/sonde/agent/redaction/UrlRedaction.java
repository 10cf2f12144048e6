package io.sonde.agent.redaction;

/**
 * Takes user-info and the values of secret query parameters out of URLs. Stateless; linear time; never throws. Every
 * method returns the same instance where there is nothing to take out, and null for null.
 */
public final class UrlRedaction {
    private static final String REDACTED = "REDACTED";

    private UrlRedaction() {}

    /** One URL, absolute or not: path parameters, query and fragment are looked through. */
    public static String url(String url) {
        if (url == null) {
            return null;
        }
        Rewriter rewriter = new Rewriter(url);
        redact(rewriter, url, 0, url.length(), false);
        return rewriter.result();
    }

    /** A query without its question mark. */
    public static String query(String query) {
        if (query == null) {
            return null;
        }
        Rewriter rewriter = new Rewriter(query);
        redact(rewriter, query, 0, query.length(), true);
        return rewriter.result();
    }

    /** Any text with URLs in it, such as a message of an exception. */
    public static String text(String text) {
        if (text == null || text.indexOf("//") < 0 && text.indexOf('=') < 0) {
            return text;
        }
        Rewriter rewriter = new Rewriter(text);
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !isEndOfUrl(text.charAt(end))) {
                end++;
            }
            redact(rewriter, text, start, end, false);
            start = end + 1;
        }
        return rewriter.result();
    }

    private static boolean isEndOfUrl(char c) {
        return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '`';
    }

    private static void redact(Rewriter rewriter, String text, int from, int to, boolean isQuery) {
        boolean inQuery = isQuery;
        int name = isQuery ? from : -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '/' && isAuthority(text, i, from, to)) {
                i = Math.max(i, userInfo(rewriter, text, i + 2, to));
            } else if (c == '?' || c == '&' || c == ';' || c == '#') {
                // What is passed in a fragment is written like a query.
                inQuery = inQuery || c == '?' || c == '#';
                name = i + 1;
            } else if (c == '=' && name >= 0) {
                if (SecretParameters.contains(text, name, i)) {
                    int end = valueEnd(text, i + 1, to, inQuery);
                    if (end > i + 1) {
                        rewriter.replace(i + 1, end, REDACTED);
                    }
                    i = end - 1;
                }
                name = -1;
            }
        }
    }

    /** A value in a query may hold semicolons and slashes; one of a path parameter may not. */
    private static int valueEnd(String text, int from, int to, boolean inQuery) {
        String ends = inQuery ? "&#" : "&#;/?";
        int end = from;
        while (end < to && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Whether two slashes stand here that begin an authority, not an empty segment of a path. */
    private static boolean isAuthority(String text, int at, int from, int to) {
        return at + 1 < to
                && text.charAt(at + 1) == '/'
                && (at == from || ":=(,'[{|".indexOf(text.charAt(at - 1)) >= 0);
    }

    /** Takes out what stands before the last at sign of the authority; returns that sign's position, or -1. */
    private static int userInfo(Rewriter rewriter, String text, int from, int to) {
        int at = -1;
        int colon = -1;
        for (int i = from; i < to && "/?#".indexOf(text.charAt(i)) < 0; i++) {
            if (text.charAt(i) == '@') {
                at = i;
            } else if (text.charAt(i) == ':' && colon < 0) {
                colon = i;
            }
        }
        if (at >= 0) {
            rewriter.replace(from, at, colon >= 0 && colon < at ? REDACTED + ':' + REDACTED : REDACTED);
        }
        return at;
    }

    /** Copies a text with replacements, in ascending order; allocates at the first one. */
    private static final class Rewriter {
        private final String text;
        private StringBuilder out;
        private int copied;

        Rewriter(String text) {
            this.text = text;
        }

        void replace(int start, int end, String replacement) {
            if (start < copied || text.startsWith(replacement, start) && end - start == replacement.length()) {
                return;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + replacement.length());
            }
            out.append(text, copied, start).append(replacement);
            copied = end;
        }

        String result() {
            return out == null ? text : out.append(text, copied, text.length()).toString();
        }
    }
}
