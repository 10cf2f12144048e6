package io.sonde.instrumentation.sql;

/** Which dialects a text may be written in, as far as its database tells. */
public enum SqlFamily {
    /** Double quotes hold names. */
    STANDARD,

    /** Double quotes hold strings, and comments may begin with {@code #}. */
    MYSQL,

    /** Anything that one of the others has: for SQLite, which takes after all of them, and for unknown databases. */
    ANY;

    private static final int[] STANDARD_DIALECTS = {
        SqlLexer.ALTERNATIVE_QUOTES,
        SqlLexer.DOLLAR_QUOTES | SqlLexer.NESTED_COMMENTS,
        SqlLexer.DOLLAR_QUOTES | SqlLexer.NESTED_COMMENTS | SqlLexer.BACKSLASH | SqlLexer.LONE_HASH_COMMENTS,
        SqlLexer.BRACKETS | SqlLexer.NESTED_COMMENTS,
    };
    private static final int[] MYSQL_DIALECTS = {
        SqlLexer.MYSQL | SqlLexer.BACKSLASH,
        SqlLexer.MYSQL,
        SqlLexer.MYSQL | SqlLexer.BACKSLASH | SqlLexer.EXECUTABLE_COMMENTS,
        SqlLexer.MYSQL | SqlLexer.EXECUTABLE_COMMENTS,
    };

    /** @param systemName the value of {@code db.system.name} */
    public static SqlFamily of(String systemName) {
        switch (systemName) {
            case "mysql":
            case "mariadb":
                return MYSQL;
            case "sqlite":
            case "other_sql":
                return ANY;
            default:
                return STANDARD;
        }
    }

    /** Each of them, for {@link SqlLexer}. */
    int[] dialects() {
        switch (this) {
            case STANDARD:
                return STANDARD_DIALECTS;
            case MYSQL:
                return MYSQL_DIALECTS;
            default:
                return both();
        }
    }

    private static int[] both() {
        int[] both = new int[STANDARD_DIALECTS.length + MYSQL_DIALECTS.length];
        System.arraycopy(STANDARD_DIALECTS, 0, both, 0, STANDARD_DIALECTS.length);
        System.arraycopy(MYSQL_DIALECTS, 0, both, STANDARD_DIALECTS.length, MYSQL_DIALECTS.length);
        return both;
    }
}
