package io.sonde.instrumentation.sql;

/** The tokens of a SQL text without its gaps, and the names in it, which may be qualified and quoted. Not thread-safe. */
final class SqlNames {
    private final String sql;
    private final SqlTokens tokens;
    private boolean end;

    SqlNames(String sql, SqlFamily family) {
        this.sql = sql;
        this.tokens = new SqlTokens(sql, family);
    }

    /** Moves on to the next token that is neither white space nor a comment; false at the end. */
    boolean next() {
        while (tokens.next()) {
            if (tokens.kind() != SqlLexer.SPACE && tokens.kind() != SqlLexer.COMMENT) {
                return true;
            }
        }
        end = true;
        return false;
    }

    boolean atEnd() {
        return end;
    }

    boolean is(char punctuation) {
        return !end && tokens.is(punctuation);
    }

    boolean isLiteral() {
        return tokens.kind() == SqlLexer.LITERAL;
    }

    /** Whether a name or keyword begins here; placeholders such as {@code $1} are neither. */
    boolean isName() {
        if (end) {
            return false;
        }
        if (tokens.kind() == SqlLexer.WORD) {
            return sql.charAt(tokens.start()) != '$';
        }
        return tokens.kind() == SqlLexer.QUOTED || tokens.is('[');
    }

    /** The keyword here, or null. */
    SqlKeyword keyword() {
        return tokens.kind() == SqlLexer.WORD ? SqlKeyword.at(sql, tokens.start(), tokens.end()) : null;
    }

    /** The name here with its qualifiers and without its quotes; afterwards the token behind it is current. */
    String readName() {
        String name = readPart();
        if (!is('.')) {
            return name;
        }
        StringBuilder qualified = new StringBuilder(name);
        while (is('.')) {
            next();
            if (isName()) {
                qualified.append('.').append(readPart());
            } else if (is('.')) {
                qualified.append('.');
            }
        }
        return qualified.toString();
    }

    private String readPart() {
        int from = tokens.start();
        int to = tokens.end();
        if (tokens.is('[')) {
            from = to;
            while (next() && !tokens.is(']')) {
                to = tokens.end();
            }
        } else if (tokens.kind() == SqlLexer.QUOTED) {
            from++;
            to--;
        }
        next();
        return sql.substring(from, to);
    }
}
