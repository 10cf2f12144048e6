package io.sonde.instrumentation.sql;

import java.util.Random;

/** Random SQL: statements whose literals are valid in one dialect and hold a secret, and noise. */
final class SqlFuzz {
    static final String SECRET = "zzsecretzz";

    private static final String[] NOISE = {
        "'",
        "\"",
        "`",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "$",
        "$$",
        "$a$",
        "q'",
        "q'[",
        "]'",
        "E'",
        "N'",
        "U&'",
        "/*",
        "*/",
        "/*!",
        "--",
        "#",
        "\n",
        " ",
        "\\",
        ",",
        ".",
        ";",
        "?",
        "=",
        "@",
        "1",
        "0x",
        "1e-",
        "é",
        "\u0000",
        "\ud83d",
        "SELECT",
        "FROM",
        "a",
        "t1",
        "INSERT",
        "INTO",
        "UPDATE",
        "SET",
        "DELETE",
        "MERGE",
        "USING",
        "WITH",
        "AS",
        "JOIN",
        "ON",
        "CREATE",
        "TABLE",
        "DROP",
        "CALL",
        "EXEC",
        "EXPLAIN",
        "VALUES",
        "TRUNCATE",
        "IN (",
        "UNION",
        "WHERE",
        "TOP",
        "OR",
        "REPLACE",
        "IF NOT EXISTS",
        "VIEW",
        "INDEX",
        "BEGIN",
        "DISTINCT",
        "ONLY"
    };
    private static final String[] CODE = {
        " a ",
        " FROM t1 ",
        ", ",
        " WHERE x = ",
        " (",
        ") ",
        " AND ",
        "\n",
        " || ",
        " t.c = ",
        " JOIN u ON ",
        " UNION SELECT "
    };
    private static final String[] CONTENT = {
        SECRET, SECRET, " ", " FROM ", "\"", "`", "[", "]", "--", " -- ", "/*", "*/", "$$", "$a$", "#", "# ", "\n", ";",
        "(", ")", "1", "/*!"
    };

    private final Random random;

    SqlFuzz(long seed) {
        random = new Random(seed);
    }

    record Statement(String sql, boolean mysql) {}

    private enum Dialect {
        POSTGRESQL,
        ORACLE,
        SQL_SERVER,
        MYSQL,
        MYSQL_WITHOUT_BACKSLASH
    }

    Statement statement() {
        Dialect dialect = Dialect.values()[random.nextInt(Dialect.values().length)];
        StringBuilder sql = new StringBuilder("SELECT ");
        int parts = 1 + random.nextInt(8);
        for (int i = 0; i < parts; i++) {
            sql.append(CODE[random.nextInt(CODE.length)]);
            switch (random.nextInt(6)) {
                case 0 -> comment(sql, dialect);
                case 1 -> special(sql, dialect);
                case 2 -> sql.append(random.nextInt(1000));
                default -> literal(sql, dialect, '\'');
            }
        }
        return new Statement(sql.toString(), dialect.name().startsWith("MYSQL"));
    }

    String noise() {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(30);
        for (int i = 0; i < parts; i++) {
            text.append(NOISE[random.nextInt(NOISE.length)]);
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private void literal(StringBuilder sql, Dialect dialect, char quote) {
        sql.append(quote);
        int parts = random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(6)) {
                case 0 -> sql.append(quote).append(quote);
                case 1 -> sql.append(dialect == Dialect.MYSQL ? "\\\\" : "\\");
                case 2 -> sql.append(dialect == Dialect.MYSQL ? "\\" + quote : SECRET);
                case 3 -> sql.append(quote == '"' ? "'" : "x");
                default -> {
                    String content = CONTENT[random.nextInt(CONTENT.length)];
                    sql.append(content.indexOf(quote) >= 0 ? "y" : content);
                }
            }
        }
        sql.append(quote).append(' ');
    }

    private void comment(StringBuilder sql, Dialect dialect) {
        String text = random.nextBoolean() ? "it's " + SECRET : "\" \\' " + SECRET;
        switch (random.nextInt(3)) {
            case 0 -> sql.append("-- ").append(text).append('\n');
            case 1 -> {
                boolean nested = dialect == Dialect.POSTGRESQL || dialect == Dialect.SQL_SERVER;
                sql.append("/* ").append(nested ? "/* x */ " : "").append(text).append(" */");
            }
            default -> {
                if (dialect.name().startsWith("MYSQL")) {
                    sql.append(random.nextBoolean() ? "#" : "# ").append(text).append('\n');
                }
            }
        }
    }

    private void special(StringBuilder sql, Dialect dialect) {
        switch (dialect) {
            case POSTGRESQL -> {
                if (random.nextBoolean()) {
                    sql.append("E'\\' ").append(SECRET).append("\\\\' ");
                } else {
                    sql.append("$t$ it's $$ \\' ").append(SECRET).append(" $t$ ");
                }
            }
            case ORACLE ->
                sql.append(random.nextBoolean() ? "q'[ it's ] " : "nQ'[' -- ")
                        .append(SECRET)
                        .append(" ]' ");
            case SQL_SERVER -> {
                sql.append(random.nextBoolean() ? "[it's]" : "[a]]'b]").append(" = N");
                literal(sql, dialect, '\'');
            }
            default -> {
                sql.append(random.nextBoolean() ? "1--1, " : "`it's` = ");
                literal(sql, dialect, '"');
            }
        }
    }
}
