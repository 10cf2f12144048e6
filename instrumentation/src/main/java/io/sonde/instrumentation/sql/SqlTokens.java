package io.sonde.instrumentation.sql;

/**
 * The tokens of a SQL text whose dialect is not known. Every candidate dialect is read side by side, and a piece of text
 * is given out as a name, word or comment only if all of them read it so. Where they part, for instance at a backslash
 * before a quote, all text up to the place where they meet again is one literal: no dialect's literal is ever taken for
 * something else. Time is linear, because each dialect reads each character once. Not thread-safe.
 */
final class SqlTokens {
    private final String sql;
    private final int[] dialects;
    private final boolean mixed;
    private int kind;
    private int start;
    private int end;

    SqlTokens(String sql, SqlFamily family) {
        this.sql = sql;
        this.dialects = family.dialects();
        this.mixed = family == SqlFamily.ANY;
    }

    /** Moves on to the next token; false at the end of the text. */
    boolean next() {
        if (end == sql.length()) {
            return false;
        }
        start = end;
        long token = SqlLexer.read(sql, start, dialects[0]);
        if (mixed || !SqlLexer.isCommon(sql.charAt(start))) {
            for (int i = 1; i < dialects.length; i++) {
                if (SqlLexer.read(sql, start, dialects[i]) != token) {
                    kind = SqlLexer.LITERAL;
                    end = meeting();
                    return true;
                }
            }
        }
        kind = SqlLexer.kind(token);
        end = SqlLexer.end(token);
        return true;
    }

    /** Where all dialects, each with its own tokens since {@link #start}, are between two tokens again. */
    private int meeting() {
        int[] ends = new int[dialects.length];
        int furthest = start + 1;
        for (int i = 0; i < ends.length; i++) {
            ends[i] = SqlLexer.end(SqlLexer.read(sql, start, dialects[i]));
            furthest = Math.max(furthest, ends[i]);
        }
        boolean together = false;
        while (!together) {
            together = true;
            int target = furthest;
            for (int i = 0; i < ends.length; i++) {
                while (ends[i] < target) {
                    ends[i] = SqlLexer.end(SqlLexer.read(sql, ends[i], dialects[i]));
                }
                together &= ends[i] == target;
                furthest = Math.max(furthest, ends[i]);
            }
            together &= furthest == target;
        }
        return furthest;
    }

    int kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean is(char punctuation) {
        return kind == SqlLexer.PUNCTUATION && sql.charAt(start) == punctuation;
    }
}
