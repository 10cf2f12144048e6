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
        int scheme = url.indexOf("://");
        int from = scheme >= 0 ? scheme + 3 : url.startsWith("//") ? 2 : 0;
        if (from > 0) {
            userInfo(rewriter, url, from, url.length());
        }
        parameters(rewriter, url, from, url.length(), false);
        return rewriter.result();
    }

    /** A query without its question mark. */
    public static String query(String query) {
        if (query == null) {
            return null;
        }
        Rewriter rewriter = new Rewriter(query);
        parameters(rewriter, query, 0, query.length(), true);
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
            for (int i = start; i + 1 < end; i++) {
                if (text.charAt(i) == '/' && text.charAt(i + 1) == '/') {
                    userInfo(rewriter, text, i + 2, end);
                    break;
                }
            }
            parameters(rewriter, text, start, end, false);
            start = end + 1;
        }
        return rewriter.result();
    }

    private static boolean isEndOfUrl(char c) {
        return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '`';
    }

    private static void userInfo(Rewriter rewriter, String text, int from, int to) {
        int end = from;
        int at = -1;
        while (end < to && "/?#".indexOf(text.charAt(end)) < 0) {
            if (text.charAt(end) == '@') {
                at = end;
            }
            end++;
        }
        if (at >= 0) {
            int colon = text.indexOf(':', from);
            rewriter.replace(from, at, colon >= 0 && colon < at ? REDACTED + ':' + REDACTED : REDACTED);
        }
    }

    /** Values end at the next separator, so that what follows a secret can still be read. */
    private static void parameters(Rewriter rewriter, String text, int from, int to, boolean inQuery) {
        int name = inQuery ? from : -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '?' || c == '&' || c == ';' || c == '#') {
                name = i + 1;
            } else if (c == '=' && name >= 0) {
                if (SecretParameters.contains(text, name, i)) {
                    int end = i + 1;
                    while (end < to && "&;#".indexOf(text.charAt(end)) < 0) {
                        end++;
                    }
                    if (end > i + 1) {
                        rewriter.replace(i + 1, end, REDACTED);
                    }
                    i = end - 1;
                }
                name = -1;
            }
        }
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
