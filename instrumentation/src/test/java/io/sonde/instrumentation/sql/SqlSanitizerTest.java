package io.sonde.instrumentation.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSanitizerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            SELECT * FROM t WHERE a = 'x'                    | SELECT * FROM t WHERE a = ?
            SELECT 'it''s', b                                | SELECT ?, b
            SELECT '', b                                     | SELECT ?, b
            SELECT E'a\\'b', c                                | SELECT ?, c
            SELECT N'a', X'0F', B'01', U&'d\\0061t', nb        | SELECT ?, ?, ?, ?, nb
            SELECT q'[abc]', q'{a}' FROM dual                | SELECT ?, ? FROM dual
            SELECT $$it is$$, b | SELECT ?, b
            SELECT $$it's$$, b | SELECT ?
            SELECT $tag$ it is $$ $tag$, b | SELECT ?, b
            SELECT 1, -2, 3.14, .5, 1e10, 1.5E-3, 0xFF, 10L  | SELECT ?, -?, ?, ?, ?, ?, ?, ?
            SELECT table1, t2.c3, a_1 FROM s1.t1             | SELECT table1, t2.c3, a_1 FROM s1.t1
            SELECT a FROM t WHERE b = $1 AND c = $12         | SELECT a FROM t WHERE b = $1 AND c = $12
            SELECT $1.50, $100                               | SELECT ?, ?
            SELECT a FROM t WHERE b = ?1 AND c = :name       | SELECT a FROM t WHERE b = ? AND c = :name
            SELECT a--secret                                 | SELECT a
            SELECT /* secret */ a /*+ hint */ FROM t         | SELECT a FROM t
            SELECT/*x*/a                                     | SELECT a
            a IN (1, 2, 3) AND b IN ('x')                    | a IN (?) AND b IN (?)
            a in ( ?,?,  ? ) AND b NOT IN (?, c)             | a in (?) AND b NOT IN (?, c)
            a IN (?, lower(?), ?)                            | a IN (?, lower(?), ?)
            VALUES (1, 2), (3, 4)                            | VALUES (?, ?), (?, ?)
            SELECT "a 1", `b 2`, [c d] FROM [t x]            | SELECT "a 1", `b 2`, [c d] FROM [t x]
            SELECT ARRAY['secret', 'b']                      | SELECT ARRAY?
            SELECT a[1], b[2:3]                              | SELECT a[?], b[?:?]
            SELECT 'secret                                   | SELECT ?
            SELECT "secret                                   | SELECT ?
            SELECT a - 5 FROM t1                             | SELECT a - ? FROM t1
            SELECT data->>'k' FROM #temp                     | SELECT data->>? FROM #temp
            SELECT 'a\\' , 'secret' , b                       | SELECT ?
            SELECT f('a\\'', 'b\\''), c                        | SELECT f(?), c
            SELECT /* /* */ secret */ b | SELECT ? b
            SELECT [it's] FROM t WHERE a = 'secret'          | SELECT ?
            """)
    void takesLiteralsOut(String sql, String expected) {
        assertThat(SqlSanitizer.sanitize(sql, 1000)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            SELECT * FROM t WHERE a = "x ""y"" z" AND b   | SELECT * FROM t WHERE a = ? AND b
            SELECT `a` FROM `t`                           | SELECT `a` FROM `t`
            SELECT a -- secret                            | SELECT a
            SELECT a # secret                             | SELECT a
            SELECT a #secret                              | SELECT a
            SELECT a--1                                   | SELECT a--?
            SELECT _utf8'x', b                            | SELECT _utf8?, b
            SELECT "a\\" , "secret", b                     | SELECT ?
            """)
    void readsDoubleQuotesAsStringsOnRequest(String sql, String expected) {
        assertThat(SqlSanitizer.sanitize(sql, 1000, SqlFamily.MYSQL)).isEqualTo(expected);
    }

    @Test
    void collapsesWhiteSpace() {
        assertThat(SqlSanitizer.sanitize("  SELECT\t\r\n  a\u00a0\n,b --x\n FROM  t \n", 100))
                .isEqualTo("SELECT a ,b FROM t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT a FROM b WHERE c = ?", "COMMIT", "INSERT INTO t (a, b) VALUES (?, ?)"})
    void returnsTheSameInstanceWhereNothingChanges(String sql) {
        assertThat(SqlSanitizer.sanitize(sql, 1000)).isSameAs(sql);
    }

    @Test
    void truncates() {
        assertThat(SqlSanitizer.sanitize("SELECT abc FROM t", 9)).isEqualTo("SELECT ab");
        assertThat(SqlSanitizer.sanitize("SELECT abc", 0)).isEmpty();
        assertThat(SqlSanitizer.sanitize("SELECT abc", -1)).isEmpty();
        assertThat(SqlSanitizer.sanitize("a\ud83d\ude00b", 2)).isEqualTo("a");
        assertThat(SqlSanitizer.sanitize("a IN (" + "1, ".repeat(500) + "2) AND b", 16))
                .isEqualTo("a IN (?) AND b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            SELECT a FROM t WHERE b = $$secret$$             | SELECT a FROM t WHERE b = ?
            SELECT a FROM t WHERE b = "secret"               | SELECT a FROM t WHERE b = ?
            SELECT [it's] FROM t WHERE a = 'secret'          | SELECT ?
            SELECT `a` FROM [t] WHERE b = 'x'                | SELECT `a` FROM [t] WHERE b = ?
            SELECT a FROM t WHERE b = q'[secret]'            | SELECT a FROM t WHERE b = ?
            """)
    void takesOutWhatIsALiteralInAnyDialectOfAnUnknownDatabase(String sql, String expected) {
        assertThat(SqlSanitizer.sanitize(sql, 1000, SqlFamily.of("other_sql"))).isEqualTo(expected);
        assertThat(SqlSanitizer.sanitize(sql, 1000, SqlFamily.of("sqlite"))).isEqualTo(expected);
    }

    @Test
    void aCommentRightBehindANumber() {
        String sql = "SELECT 1#it's\n FROM t WHERE a = 'secret from x'";
        assertThat(SqlSanitizer.sanitize(sql, 1000, SqlFamily.MYSQL)).isEqualTo("SELECT ? FROM t WHERE a = ?");
        assertThat(SqlSummary.of(sql, SqlFamily.MYSQL)).hasToString("SELECT t");
    }

    @Test
    void nullAndEmptyAreEmpty() {
        assertThat(SqlSanitizer.sanitize(null, 10)).isEmpty();
        assertThat(SqlSanitizer.sanitize("", 10)).isEmpty();
    }

    @Test
    void noLiteralSurvivesInAnyDialect() {
        SqlFuzz fuzz = new SqlFuzz(20261121);
        for (int i = 0; i < 30_000; i++) {
            SqlFuzz.Statement statement = fuzz.statement();
            String sanitized = SqlSanitizer.sanitize(
                    statement.sql(), 10_000, statement.mysql() ? SqlFamily.MYSQL : SqlFamily.STANDARD);
            assertThat(sanitized).as(statement.sql()).doesNotContain(SqlFuzz.SECRET);
            String summary = SqlSummary.of(statement.sql()).summary();
            if (!statement.mysql()) {
                assertThat(summary).as(statement.sql()).doesNotContain(SqlFuzz.SECRET);
            }
        }
    }

    @Test
    void neverThrowsOnNoise() {
        SqlFuzz fuzz = new SqlFuzz(42);
        for (int i = 0; i < 50_000; i++) {
            String sql = fuzz.noise();
            assertThat(SqlSanitizer.sanitize(sql, 40, SqlFamily.values()[i % 3]))
                    .hasSizeLessThanOrEqualTo(40);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "`",
                "[",
                "$",
                "$a",
                "$a$",
                "q'[",
                "/*",
                "*/",
                "--",
                "#",
                "\\'",
                "'\\'",
                "(",
                "IN (?,",
                "1e+",
                "[a",
                "[a'",
                "/*!",
                "a.",
                "u&'",
                "nq'(",
                "''",
                "-- \n",
                "$$'$$\\'",
                "WITH a AS (",
                "FROM a,",
                "SELECT ",
                "EXPLAIN ",
                "CREATE ",
                "DELETE a ",
                "; CALL a"
            })
    void takesLinearTime(String piece) {
        String sql = piece.repeat(1_000_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            SqlSanitizer.sanitize(sql, 1 << 21, SqlFamily.STANDARD);
            SqlSanitizer.sanitize(sql, 1 << 21, SqlFamily.MYSQL);
            SqlSummary.of(sql);
            SqlSummary.of("SELECT a FROM b WHERE " + sql);
        });
    }
}
