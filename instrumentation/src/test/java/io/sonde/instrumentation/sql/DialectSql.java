package io.sonde.instrumentation.sql;

import io.sonde.instrumentation.fuzz.Texts;
import java.util.Random;

/**
 * Made-up statements of one dialect. What is data in them, literals and comments, holds characters that nothing else
 * holds: {@link #holdsData}. The shape is made from one source of random numbers and the data from another, so that the
 * same statement can be had with other data.
 */
final class DialectSql {

    /** How a database reads quotes, comments and names. */
    enum Dialect {
        POSTGRESQL,
        ORACLE,
        SQL_SERVER,
        MYSQL,
        MYSQL_WITHOUT_BACKSLASH,
        SQLITE,
        H2,
        SNOWFLAKE;

        boolean isMysql() {
            return this == MYSQL || this == MYSQL_WITHOUT_BACKSLASH;
        }
    }

    private static final String DATA = "zZ7\u0416";
    private static final String[] NAMES = {"t1", "users", "s1.orders", "_a", "U", "n", "b", "e", "x", "q", "été"};
    private static final String[] CLAUSES = {
        " WHERE a = ",
        " AND b > ",
        " OR c LIKE ",
        " + ",
        ", ",
        " || ",
        " BETWEEN ",
        " THEN ",
        " LIMIT ",
        "=",
        ",",
        " = ANY("
    };
    private static final String[] BEGINNINGS = {
        "SELECT ",
        "SELECT a FROM t1 WHERE x = ",
        "INSERT INTO users VALUES (",
        "INSERT INTO users (a, b) SELECT ",
        "UPDATE users SET a = ",
        "DELETE FROM orders WHERE id = ",
        "WITH w AS (SELECT 1 FROM t1 WHERE a = ",
        "CALL p(",
        "EXEC p @a = ",
        "MERGE INTO t1 USING users ON a = ",
        "CREATE TABLE t1 (a INT DEFAULT ",
        "EXPLAIN SELECT ",
        "SET a = ",
        ""
    };

    private final Random shape;
    private final Random data;
    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder();

    private DialectSql(Random shape, Random data) {
        this.shape = shape;
        this.data = data;
        this.dialect = Dialect.values()[shape.nextInt(Dialect.values().length)];
    }

    record Statement(String sql, Dialect dialect) {}

    /** Whether there is anything of a literal or comment in the text. */
    static boolean holdsData(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (DATA.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** With data of every sort, quotes of other kinds and beginnings of comments in it. */
    static Statement of(Random random) {
        return new DialectSql(random, random).statement(true);
    }

    /** With data that is letters and digits alone. */
    static Statement withPlainData(long shape, long data) {
        return new DialectSql(new Random(shape), new Random(data)).statement(false);
    }

    private Statement statement(boolean wild) {
        sql.append(Texts.one(shape, BEGINNINGS));
        int parts = 1 + shape.nextInt(7);
        for (int i = 0; i < parts; i++) {
            if (i > 0) {
                sql.append(Texts.one(shape, CLAUSES));
            }
            switch (shape.nextInt(8)) {
                case 0 -> sql.append(Texts.one(shape, NAMES)).append(' ');
                case 1 -> quotedName();
                case 2 -> {
                    comment(wild);
                    number();
                }
                case 3 -> number();
                case 4 -> {
                    sql.append("a IN (");
                    // As many as there may be: a list of placeholders is one placeholder.
                    for (int values = 1 + data.nextInt(4); values > 1; values--) {
                        quoted("'", "'", false);
                        sql.append(", ");
                    }
                    quoted("'", "'", false);
                    sql.append(") ");
                }
                default -> literal(wild);
            }
        }
        if (wild && shape.nextInt(8) == 0) {
            sql.append(" AND d = ").append(Texts.one(shape, "'", "/* ", "-- ")).append(plain());
        }
        return new Statement(sql.toString(), dialect);
    }

    private String plain() {
        return DATA.charAt(data.nextInt(DATA.length())) + Texts.of(data, DATA, 6);
    }

    private void number() {
        String digits = "7".repeat(1 + data.nextInt(4));
        sql.append(
                switch (shape.nextInt(8)) {
                    case 0 -> digits + ".77";
                    case 1 -> ".7" + digits;
                    case 2 -> digits + "e7";
                    case 3 -> digits + "E-77";
                    case 4 -> "0x7" + digits + "f";
                    case 5 -> "-" + digits;
                    case 6 -> digits + "L";
                    default -> digits;
                });
        sql.append(' ');
    }

    private void literal(boolean wild) {
        switch (dialect) {
            case POSTGRESQL -> {
                switch (shape.nextInt(6)) {
                    case 0 -> escaped("E'", wild);
                    case 1 -> quoted(Texts.one(shape, "B'", "X'", "x'", "N'", "U&'"), "'", wild);
                    case 2 -> quoted("$$", "$$", wild);
                    case 3 -> quoted("$tag$", "$tag$", wild);
                    default -> quoted("'", "'", wild);
                }
            }
            case ORACLE -> {
                switch (shape.nextInt(6)) {
                    case 0 -> quoted("q'[", "]'", wild);
                    case 1 -> quoted("NQ'{", "}'", wild);
                    case 2 -> quoted("q'!", "!'", wild);
                    case 3 -> quoted("N'", "'", wild);
                    default -> quoted("'", "'", wild);
                }
            }
            case SQL_SERVER -> quoted(Texts.one(shape, "'", "N'"), "'", wild);
            case MYSQL -> {
                switch (shape.nextInt(4)) {
                    case 0 -> quoted("\"", "\"", wild);
                    case 1 -> escaped(Texts.one(shape, "'", "_utf8'", "N'"), wild);
                    case 2 -> quoted(Texts.one(shape, "x'", "b'"), "'", false);
                    default -> quoted("'", "'", wild);
                }
            }
            case MYSQL_WITHOUT_BACKSLASH, SQLITE -> {
                String quote = Texts.one(shape, "'", "\"");
                quoted(quote, quote, wild);
            }
            case H2, SNOWFLAKE -> {
                if (shape.nextInt(3) == 0) {
                    quoted("$$", "$$", wild);
                } else {
                    quoted("'", "'", wild);
                }
            }
        }
    }

    /** A literal in which the end stands twice where it is meant itself. */
    private void quoted(String begin, String end, boolean wild) {
        sql.append(begin);
        int parts = wild ? data.nextInt(5) : 0;
        sql.append(wild ? "" : plain());
        for (int i = 0; i < parts; i++) {
            String piece = Texts.one(
                    data, plain(), plain(), " ", "--", "/*", "*/", "#", "[", "]", "`", "\"", "'", "$", "(", "),", ";",
                    "\n", "q'[", "\\", "/*!", " FROM ", "?");
            boolean mayEnd = end.indexOf(piece.charAt(0)) >= 0 || piece.indexOf('\'') >= 0 || piece.indexOf('$') >= 0;
            boolean escapes = piece.equals("\\") && (dialect == Dialect.MYSQL || dialect == Dialect.SNOWFLAKE);
            if (!mayEnd && !escapes) {
                sql.append(piece);
            } else if (piece.equals(end)) {
                sql.append(end.length() == 1 ? end + end : "");
            } else if (!piece.equals("\\") && end.length() == 1 && piece.indexOf(end) < 0) {
                sql.append(piece);
            }
            sql.append(plain());
        }
        sql.append(end).append(' ');
    }

    /** A literal in which a backslash takes the next character in. */
    private void escaped(String begin, boolean wild) {
        sql.append(begin);
        int parts = wild ? data.nextInt(5) : 0;
        for (int i = 0; i < parts; i++) {
            sql.append(Texts.one(data, "\\'", "\\\\", "\\n", "''", " -- ", "\""))
                    .append(plain());
        }
        sql.append(wild ? "' " : plain() + "' ");
    }

    private void quotedName() {
        sql.append(
                switch (dialect) {
                    case MYSQL, MYSQL_WITHOUT_BACKSLASH -> Texts.one(shape, "`a`", "`it's`", "`a``b`", "`a -- b`");
                    case SQL_SERVER -> Texts.one(shape, "[a]", "[it's]", "[a]]'b]", "[a -- b]", "\"a\"", "\"it's\"");
                    case SQLITE -> Texts.one(shape, "[a]", "[it's]", "`a`", "`it's`");
                    default -> Texts.one(shape, "\"a\"", "\"it's\"", "\"a\"\"b\"", "\"a -- b\"", "\"/* a\"");
                });
        sql.append(' ');
    }

    private void comment(boolean wild) {
        int kind = shape.nextInt(4);
        boolean none = kind == 2 && !dialect.isMysql();
        if (shape.nextBoolean() && !none && sql.length() > 0 && sql.charAt(sql.length() - 1) == ' ') {
            sql.setLength(sql.length() - 1);
        }
        String text = plain() + (wild ? Texts.one(data, "", "'", "\"", "`", "[", "it's", "\\", "$$") : "");
        switch (kind) {
            case 0 -> sql.append("-- ").append(text).append('\n');
            case 1 -> {
                boolean nests = dialect == Dialect.POSTGRESQL || dialect == Dialect.SQL_SERVER;
                sql.append("/* ")
                        .append(nests ? "/* " + plain() + " */" : "")
                        .append(text)
                        .append(" */ ");
            }
            case 2 -> {
                if (dialect.isMysql()) {
                    sql.append(Texts.one(shape, "#", "# ")).append(text).append('\n');
                }
            }
            default -> sql.append("/*").append(text).append("*/");
        }
    }
}
