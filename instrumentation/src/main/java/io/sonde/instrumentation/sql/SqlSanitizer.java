package io.sonde.instrumentation.sql;

/**
 * Takes the data out of SQL text: every literal becomes {@code ?}, comments go, white space becomes one space, and
 * {@code IN (?, ?, ?)} becomes {@code IN (?)}. Where dialects disagree on what is a literal (a backslash before a quote,
 * nested comments, dollar quotes), all that any of them takes for one is removed, if need be up to the end.
 *
 * <p>Numeric placeholders {@code $1} to {@code $99} stay. Stateless; time is linear in the text. See
 * "Sanitization of db.query.text" in OpenTelemetry's conventions for database spans.
 */
public final class SqlSanitizer {
    private static final int OUTSIDE = 0;
    private static final int AFTER_IN = 1;
    private static final int LIST_OPEN = 2;
    private static final int LIST_VALUE = 3;
    private static final int LIST_COMMA = 4;

    private final String sql;
    private final SqlTokens tokens;
    private final StringBuilder out;
    private boolean gap;
    private int list;
    private int listStart;

    private SqlSanitizer(String sql, int maxLength, SqlFamily family) {
        this.sql = sql;
        this.tokens = new SqlTokens(sql, family);
        this.out = new StringBuilder(Math.min(sql.length(), maxLength) + 16);
    }

    /** As {@link #sanitize(String, int, SqlFamily)} of the {@link SqlFamily#STANDARD}. */
    public static String sanitize(String sql, int maxLength) {
        return sanitize(sql, maxLength, SqlFamily.STANDARD);
    }

    /**
     * The text without its data.
     *
     * @param sql the statement; null is the empty text
     * @param maxLength the most characters to return
     * @return the sanitised text, never null; the same instance where there is nothing to change
     */
    public static String sanitize(String sql, int maxLength, SqlFamily family) {
        if (sql == null || sql.isEmpty() || maxLength <= 0) {
            return "";
        }
        return new SqlSanitizer(sql, maxLength, family).run(maxLength);
    }

    private String run(int maxLength) {
        while ((list != OUTSIDE || out.length() <= maxLength) && tokens.next()) {
            int kind = tokens.kind();
            if (kind == SqlLexer.SPACE || kind == SqlLexer.COMMENT) {
                gap = true;
                continue;
            }
            if (gap && out.length() > 0) {
                out.append(' ');
            }
            gap = false;
            if (kind == SqlLexer.LITERAL) {
                out.append('?');
            } else {
                out.append(sql, tokens.start(), tokens.end());
            }
            follow(kind);
        }
        if (out.length() > maxLength) {
            boolean split = Character.isHighSurrogate(out.charAt(maxLength - 1))
                    && Character.isLowSurrogate(out.charAt(maxLength));
            out.setLength(split ? maxLength - 1 : maxLength);
        }
        return sql.contentEquals(out) ? sql : out.toString();
    }

    /** Follows a list of bare placeholders after IN and, when it closes, cuts it down to one. */
    private void follow(int kind) {
        if (kind == SqlLexer.LITERAL) {
            list = list == LIST_OPEN || list == LIST_COMMA ? LIST_VALUE : OUTSIDE;
        } else if (kind == SqlLexer.WORD) {
            list = isIn() ? AFTER_IN : OUTSIDE;
        } else if (list == AFTER_IN && tokens.is('(')) {
            list = LIST_OPEN;
            listStart = out.length();
        } else if (list == LIST_VALUE && tokens.is(',')) {
            list = LIST_COMMA;
        } else {
            if (list == LIST_VALUE && tokens.is(')')) {
                out.setLength(listStart);
                out.append("?)");
            }
            list = OUTSIDE;
        }
    }

    private boolean isIn() {
        int start = tokens.start();
        return tokens.end() - start == 2 && (sql.charAt(start) | 0x20) == 'i' && (sql.charAt(start + 1) | 0x20) == 'n';
    }
}
