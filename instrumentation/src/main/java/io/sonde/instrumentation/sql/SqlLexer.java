package io.sonde.instrumentation.sql;

/**
 * Reads one token of a SQL text as one dialect sees it. It keeps no state between tokens, so that several dialects can
 * be read side by side. A quote or comment that is not closed reaches to the end of the text.
 */
final class SqlLexer {
    static final int SPACE = 0;
    static final int COMMENT = 1;
    /** A keyword, a plain name or a placeholder such as {@code $1}. */
    static final int WORD = 2;
    /** A name in quotes, back quotes or brackets. */
    static final int QUOTED = 3;
    /** One character that is none of the others. */
    static final int PUNCTUATION = 4;
    /** A value, or the placeholder {@code ?} of one. */
    static final int LITERAL = 5;

    /** A backslash takes the next character into the literal. */
    static final int BACKSLASH = 1;
    /** Block comments nest. */
    static final int NESTED_COMMENTS = 1 << 1;
    /** {@code [name]} is a name. */
    static final int BRACKETS = 1 << 2;
    /** {@code $$text$$} and {@code $tag$text$tag$} are literals. */
    static final int DOLLAR_QUOTES = 1 << 3;
    /** Oracle's {@code q'[text]'} is a literal. */
    static final int ALTERNATIVE_QUOTES = 1 << 4;
    /** Double quotes hold strings, {@code #} begins a comment, {@code --} does so only before white space. */
    static final int MYSQL = 1 << 5;
    /** What stands in <code>/&#42;! &#42;/</code> is executed. */
    static final int EXECUTABLE_COMMENTS = 1 << 6;
    /** A lone {@code #} begins a comment. */
    static final int LONE_HASH_COMMENTS = 1 << 7;

    private static final int KIND_BITS = 3;
    private static final int MAX_PLACEHOLDER_DIGITS = 2;

    private SqlLexer() {}

    /** The token at {@code start}, which must be inside the text; see {@link #end} and {@link #kind}. */
    static long read(String sql, int start, int dialect) {
        char c = sql.charAt(start);
        switch (c) {
            case '\'':
                return quoted(sql, start + 1, '\'', LITERAL, dialect);
            case '"':
                return quoted(sql, start + 1, '"', has(dialect, MYSQL) ? LITERAL : QUOTED, dialect);
            case '`':
                return quoted(sql, start + 1, '`', QUOTED, dialect & ~BACKSLASH);
            case '[':
                return bracket(sql, start, dialect);
            case '-':
                return dash(sql, start, dialect);
            case '/':
                return slash(sql, start, dialect);
            case '#':
                return hash(sql, start, dialect);
            case '$':
                return dollar(sql, start, dialect);
            case '?':
                return token(digitsEnd(sql, start + 1), LITERAL);
            case '.':
                return isDigit(sql, start + 1) ? number(sql, start, dialect) : token(start + 1, PUNCTUATION);
            default:
                break;
        }
        if (c >= '0' && c <= '9') {
            return number(sql, start, dialect);
        }
        if (isSpace(c)) {
            int end = start + 1;
            while (end < sql.length() && isSpace(sql.charAt(end))) {
                end++;
            }
            return token(end, SPACE);
        }
        return isNamePart(c) ? word(sql, start, dialect) : token(start + 1, PUNCTUATION);
    }

    static int end(long token) {
        return (int) (token >>> KIND_BITS);
    }

    static int kind(long token) {
        return (int) token & ((1 << KIND_BITS) - 1);
    }

    /** Whether all dialects of {@link SqlFamily#STANDARD} or {@code MYSQL} read a token that begins with this character alike. */
    static boolean isCommon(char first) {
        switch (first) {
            case '\'':
            case '"':
            case '[':
            case '-':
            case '/':
            case '#':
            case '$':
            case 'e':
            case 'E':
            case 'n':
            case 'N':
            case 'b':
            case 'B':
            case 'x':
            case 'X':
            case 'u':
            case 'U':
            case 'q':
            case 'Q':
                return false;
            default:
                return true;
        }
    }

    private static long token(int end, int kind) {
        return ((long) end << KIND_BITS) | kind;
    }

    private static boolean has(int dialect, int trait) {
        return (dialect & trait) != 0;
    }

    private static long quoted(String sql, int from, char quote, int kind, int dialect) {
        int length = sql.length();
        boolean backslash = has(dialect, BACKSLASH);
        for (int i = from; i < length; i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslash) {
                i++;
            } else if (c == quote) {
                if (i + 1 < length && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return token(i + 1, kind);
                }
            }
        }
        return token(length, LITERAL);
    }

    /**
     * A bracketed name is one token only where its text would read otherwise outside of brackets; else its parts are
     * tokens of their own, the same as the elements of an array in other dialects.
     */
    private static long bracket(String sql, int start, int dialect) {
        if (has(dialect, BRACKETS)) {
            int length = sql.length();
            boolean plain = true;
            for (int i = start + 1; i < length; i++) {
                char c = sql.charAt(i);
                if (c == ']') {
                    if (i + 1 < length && sql.charAt(i + 1) == ']') {
                        plain = false;
                        i++;
                        continue;
                    }
                    return plain ? token(start + 1, PUNCTUATION) : token(i + 1, QUOTED);
                }
                plain = plain
                        && (isNamePart(c) || c == ' ' || c == ',' || c == '.' || c == ':')
                        && c != '#'
                        && c != '$';
            }
            return plain ? token(start + 1, PUNCTUATION) : token(length, LITERAL);
        }
        return token(start + 1, PUNCTUATION);
    }

    private static long dash(String sql, int start, int dialect) {
        int next = start + 1;
        if (next >= sql.length() || sql.charAt(next) != '-') {
            return token(next, PUNCTUATION);
        }
        boolean comment = !has(dialect, MYSQL) || next + 1 >= sql.length() || isSpace(sql.charAt(next + 1));
        return comment ? token(lineEnd(sql, next + 1), COMMENT) : token(next, PUNCTUATION);
    }

    private static long slash(String sql, int start, int dialect) {
        if (!sql.startsWith("/*", start)
                || (has(dialect, EXECUTABLE_COMMENTS)
                        && (sql.startsWith("!", start + 2) || sql.startsWith("M!", start + 2)))) {
            return token(start + 1, PUNCTUATION);
        }
        int depth = 1;
        for (int i = start + 2; i + 1 < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '*' && sql.charAt(i + 1) == '/') {
                i++;
                if (--depth == 0) {
                    return token(i + 1, COMMENT);
                }
            } else if (c == '/' && sql.charAt(i + 1) == '*' && has(dialect, NESTED_COMMENTS)) {
                i++;
                depth++;
            }
        }
        return token(sql.length(), COMMENT);
    }

    private static long hash(String sql, int start, int dialect) {
        boolean lone = start + 1 >= sql.length() || isSpace(sql.charAt(start + 1));
        if (has(dialect, MYSQL) || (lone && has(dialect, LONE_HASH_COMMENTS))) {
            return token(lineEnd(sql, start + 1), COMMENT);
        }
        return lone ? token(start + 1, PUNCTUATION) : word(sql, start, dialect);
    }

    private static long dollar(String sql, int start, int dialect) {
        int digits = digitsEnd(sql, start + 1);
        if (digits > start + 1) {
            boolean placeholder = digits - start - 1 <= MAX_PLACEHOLDER_DIGITS
                    && (digits == sql.length() || !(isNamePart(sql.charAt(digits)) || sql.charAt(digits) == '.'));
            return placeholder ? token(digits, WORD) : number(sql, start + 1, dialect);
        }
        if (!has(dialect, DOLLAR_QUOTES)) {
            return word(sql, start, dialect);
        }
        int tagEnd = start + 1;
        while (tagEnd < sql.length() && sql.charAt(tagEnd) != '$' && isNamePart(sql.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd == sql.length() || sql.charAt(tagEnd) != '$') {
            return token(tagEnd, WORD);
        }
        // Linear, because a tag holds no dollar sign: a failed comparison never reaches past the next one.
        int length = tagEnd + 1 - start;
        for (int close = sql.indexOf('$', tagEnd + 1); close >= 0; close = sql.indexOf('$', close + 1)) {
            if (sql.regionMatches(close, sql, start, length)) {
                return token(close + length, LITERAL);
            }
        }
        return token(sql.length(), LITERAL);
    }

    /** Generous on purpose: what follows the digits of a number without a gap goes with it. */
    private static long number(String sql, int start, int dialect) {
        boolean hexadecimal = start + 1 < sql.length() && (sql.charAt(start + 1) | 0x20) == 'x';
        int i = start;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if ((isNamePart(c) && c != '$' && !(c == '#' && has(dialect, MYSQL))) || c == '.') {
                i++;
            } else if ((c == '+' || c == '-')
                    && !hexadecimal
                    && (sql.charAt(i - 1) | 0x20) == 'e'
                    && isDigit(sql, i + 1)) {
                i++;
            } else {
                break;
            }
        }
        return token(i, LITERAL);
    }

    private static long word(String sql, int start, int dialect) {
        int quote = prefixedQuote(sql, start);
        if (quote > 0) {
            boolean escapes = (sql.charAt(start) | 0x20) == 'e' && !has(dialect, MYSQL);
            return quoted(sql, quote + 1, '\'', LITERAL, escapes ? dialect | BACKSLASH : dialect);
        }
        if (has(dialect, ALTERNATIVE_QUOTES)) {
            int q = (sql.charAt(start) | 0x20) == 'n' ? start + 1 : start;
            if (q + 2 < sql.length() && (sql.charAt(q) | 0x20) == 'q' && sql.charAt(q + 1) == '\'') {
                return alternativeQuote(sql, q + 2);
            }
        }
        int i = start + 1;
        while (i < sql.length() && isNamePart(sql.charAt(i)) && !(has(dialect, MYSQL) && sql.charAt(i) == '#')) {
            i++;
        }
        return token(i, WORD);
    }

    /** Where the quote of a literal with a prefix such as {@code N} or {@code U&} stands, or 0. */
    private static int prefixedQuote(String sql, int start) {
        switch (sql.charAt(start) | 0x20) {
            case 'e':
            case 'n':
            case 'b':
            case 'x':
                return sql.startsWith("'", start + 1) ? start + 1 : 0;
            case 'u':
                return sql.startsWith("&'", start + 1) ? start + 2 : 0;
            default:
                return 0;
        }
    }

    private static long alternativeQuote(String sql, int opening) {
        char close;
        switch (sql.charAt(opening)) {
            case '[':
                close = ']';
                break;
            case '(':
                close = ')';
                break;
            case '{':
                close = '}';
                break;
            case '<':
                close = '>';
                break;
            default:
                close = sql.charAt(opening);
                break;
        }
        for (int i = sql.indexOf(close, opening + 1); i >= 0; i = sql.indexOf(close, i + 1)) {
            if (sql.startsWith("'", i + 1)) {
                return token(i + 2, LITERAL);
            }
        }
        return token(sql.length(), LITERAL);
    }

    private static int lineEnd(String sql, int from) {
        int i = from;
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static int digitsEnd(String sql, int from) {
        int i = from;
        while (isDigit(sql, i)) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(String sql, int at) {
        return at < sql.length() && sql.charAt(at) >= '0' && sql.charAt(at) <= '9';
    }

    static boolean isSpace(char c) {
        return c <= ' ' || (c >= 0x7f && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c == '#'
                || c == '@'
                || (c > 0x7f && !isSpace(c));
    }
}
