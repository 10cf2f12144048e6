package io.sonde.instrumentation.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSummaryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', nullValues = "-", textBlock = """
            SELECT * FROM users | SELECT users | SELECT | users
            select u.* from Users u where id = 1 | SELECT Users | SELECT | Users
            SELECT 1 | SELECT | SELECT | -
            SELECT * FROM songs, artists WHERE songs.a = artists.id | SELECT songs artists | SELECT | -
            SELECT * FROM users u LEFT JOIN orders o ON u.id = o.u WHERE x | SELECT users orders | SELECT | -
            SELECT * FROM a JOIN b USING (id) JOIN c USING (x, y), d | SELECT a b c d | SELECT | -
            SELECT * FROM users a JOIN users b ON a.id = b.boss | SELECT users users | SELECT | users
            SELECT d FROM (SELECT * FROM orders o JOIN customers c ON o.c = c.c) | SELECT SELECT orders customers | SELECT | -
            SELECT a FROM (b JOIN c ON b.x = c.x), d | SELECT b c d | SELECT | -
            SELECT * FROM a WHERE x IN (SELECT y FROM b) ORDER BY c, d | SELECT a SELECT b | SELECT | -
            SELECT (SELECT max(x) FROM b), c FROM a | SELECT SELECT b a | SELECT | -
            SELECT a FROM b UNION ALL SELECT c FROM d | SELECT b SELECT d | SELECT | -
            (SELECT a FROM b) UNION (SELECT a FROM b) | SELECT b SELECT b | SELECT | b
            SELECT EXTRACT(YEAR FROM ts), substring(x FROM 1) FROM t | SELECT t | SELECT | t
            SELECT a IS DISTINCT FROM b FROM t WHERE c IS DISTINCT FROM d | SELECT t | SELECT | t
            SELECT * FROM generate_series(1, 10) s, t | SELECT t | SELECT | t
            SELECT * FROM ONLY t | SELECT t | SELECT | t
            SELECT * FROM t FOR UPDATE | SELECT t | SELECT | t
            SELECT * FROM t -- FROM x | SELECT t | SELECT | t
            /* hint */ SELECT /* FROM a */ 'FROM b' FROM c | SELECT c | SELECT | c
            SELECT * FROM public.users | SELECT public.users | SELECT | public.users
            SELECT * FROM "public"."Users" | SELECT public.Users | SELECT | public.Users
            SELECT * FROM `my_db`.`t` | SELECT my_db.t | SELECT | my_db.t
            SELECT * FROM [dbo].[Order Details] WHERE [a] = 1 | SELECT "dbo.Order Details" | SELECT | dbo.Order Details
            SELECT * FROM "song list" | SELECT "song list" | SELECT | song list
            SELECT * FROM db..t | SELECT db..t | SELECT | db..t
            SELECT * FROM ? | SELECT | SELECT | -
            SELECT * FROM $1 | SELECT | SELECT | -
            SELECT * FROM :t | SELECT | SELECT | -
            INSERT INTO orders (a, b) VALUES (?, ?) | INSERT orders | INSERT | orders
            INSERT INTO orders VALUES (REPLACE(?, 'a', 'b')), (2) | INSERT orders | INSERT | orders
            INSERT orders VALUES (1) | INSERT orders | INSERT | orders
            INSERT OR REPLACE INTO orders VALUES (1) | INSERT orders | INSERT | orders
            INSERT OR ROLLBACK INTO orders VALUES (1) | INSERT orders | INSERT | orders
            INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 2, c = 3 | INSERT t | INSERT | t
            INSERT INTO t SET a = 1 ON DUPLICATE KEY UPDATE b = 2 | INSERT t | INSERT | t
            INSERT INTO shipping (a) SELECT a FROM orders | INSERT shipping SELECT orders | INSERT | -
            REPLACE INTO t VALUES (1) | REPLACE t | REPLACE | t
            UPDATE users SET a = 1, b = 2 WHERE c = 3 | UPDATE users | UPDATE | users
            UPDATE users u SET a = o.a, b = 2 FROM orders o WHERE x | UPDATE users orders | UPDATE | -
            UPDATE a JOIN b ON a.x = b.x SET a.y = 1 | UPDATE a b | UPDATE | -
            UPDATE TOP (10) users SET a = 1 | UPDATE users | UPDATE | users
            DELETE FROM users WHERE id = ? | DELETE users | DELETE | users
            DELETE users WHERE id = ? | DELETE users | DELETE | users
            DELETE u FROM users u JOIN x ON u.a = x.a | DELETE users x | DELETE | -
            DELETE FROM users USING orders o WHERE a | DELETE users orders | DELETE | -
            DELETE TOP (5) FROM users | DELETE users | DELETE | users
            MERGE INTO t USING s ON (t.a = s.a) WHEN MATCHED THEN UPDATE SET x = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1) | MERGE t s | MERGE | -
            MERGE t AS x USING (SELECT a FROM b) AS s ON x.a = s.a WHEN MATCHED THEN DELETE; | MERGE t SELECT b | MERGE | -
            WITH x AS (SELECT * FROM orders) SELECT * FROM x | SELECT orders SELECT | SELECT | orders
            WITH RECURSIVE x (a, b) AS (SELECT 1 UNION SELECT a FROM x), y AS (SELECT * FROM b) DELETE FROM c USING y | SELECT SELECT SELECT b DELETE c | DELETE | -
            WITH d AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM d | DELETE a INSERT b SELECT | INSERT | -
            CREATE TABLE t (id INT, user_name TEXT) | CREATE TABLE t | CREATE TABLE | t
            CREATE TEMPORARY TABLE IF NOT EXISTS s.t AS SELECT * FROM u | CREATE TABLE s.t SELECT u | CREATE TABLE | -
            DROP TABLE IF EXISTS a, b CASCADE | DROP TABLE a b | DROP TABLE | -
            DROP TABLE a | DROP TABLE a | DROP TABLE | a
            ALTER TABLE t ADD COLUMN from_x INT, DROP COLUMN y | ALTER TABLE t | ALTER TABLE | t
            CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) | CREATE INDEX i | CREATE INDEX | -
            CREATE OR REPLACE VIEW v AS SELECT * FROM t | CREATE VIEW v SELECT t | CREATE VIEW | t
            CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 FROM x; $$ | CREATE FUNCTION f | CREATE FUNCTION | -
            CREATE USER bob IDENTIFIED BY 'secret' | CREATE USER | CREATE USER | -
            ALTER SESSION SET NLS_DATE_FORMAT = 'x' | ALTER SESSION | ALTER SESSION | -
            TRUNCATE TABLE t | TRUNCATE t | TRUNCATE | t
            TRUNCATE t | TRUNCATE t | TRUNCATE | t
            BEGIN | BEGIN | BEGIN | -
            BEGIN pkg.run(?); END; | BEGIN | BEGIN | -
            commit | COMMIT | COMMIT | -
            START TRANSACTION READ ONLY | START | START | -
            SET search_path TO x | SET | SET | -
            SHOW TABLES FROM x | SHOW | SHOW | -
            VALUES (1, 2) | VALUES | VALUES | -
            EXPLAIN ANALYZE SELECT * FROM t | EXPLAIN SELECT t | EXPLAIN | t
            EXPLAIN (ANALYZE, BUFFERS) UPDATE t SET a = 1 | EXPLAIN UPDATE t | EXPLAIN | t
            EXPLAIN WITH x AS (SELECT 1) SELECT * FROM x | EXPLAIN SELECT SELECT | EXPLAIN | -
            INSERT INTO a VALUES (1); UPDATE b SET c = 1; | INSERT a UPDATE b | INSERT | -
            ;WITH x AS (SELECT 1) SELECT * FROM x, t | SELECT SELECT t | SELECT | t
            SELECT 'it\\'s FROM secret' FROM x | SELECT | SELECT | -
            SELECT * FROM t WHERE a = 'O\\'Brien' AND b = ' FROM secret' | SELECT t | SELECT | t
            """)
    void summarises(String sql, String summary, String operation, String collection) {
        SqlSummary result = SqlSummary.of(sql);
        assertThat(result.summary()).isEqualTo(summary);
        assertThat(result.operation()).isEqualTo(operation);
        assertThat(result.collection()).isEqualTo(collection == null ? "" : collection);
        assertThat(result.storedProcedure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', nullValues = "-", textBlock = """
            CALL refresh(1, 2) | CALL refresh | CALL | refresh
            {call get_user(?)} | CALL get_user | CALL | get_user
            { ? = call pkg.get_user(?) } | CALL pkg.get_user | CALL | pkg.get_user
            {?=call f} | CALL f | CALL | f
            EXEC dbo.GetUser @id = 1 | EXEC dbo.GetUser | EXEC | dbo.GetUser
            EXECUTE @rc = [dbo].[GetUser] 'a' | EXECUTE dbo.GetUser | EXECUTE | dbo.GetUser
            EXECUTE IMMEDIATE 'DROP TABLE x' | EXECUTE | EXECUTE | -
            EXEC ('SELECT 1') | EXEC | EXEC | -
            """)
    void findsStoredProcedures(String sql, String summary, String operation, String procedure) {
        SqlSummary result = SqlSummary.of(sql);
        assertThat(result.summary()).isEqualTo(summary);
        assertThat(result.operation()).isEqualTo(operation);
        assertThat(result.storedProcedure()).isEqualTo(procedure == null ? "" : procedure);
        assertThat(result.collection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "nonsense SELECT a FROM b", "'SELECT'", "-- x", "123", "(((", "}", "\ud83d"})
    void unknownTextIsEmpty(String sql) {
        SqlSummary result = SqlSummary.of(sql);
        assertThat(result.summary()).isEmpty();
        assertThat(result.operation()).isEmpty();
        assertThat(result.collection()).isEmpty();
    }

    @Test
    void nullIsEmpty() {
        assertThat(SqlSummary.of(null).summary()).isEmpty();
        assertThat(SqlSummary.of(null)).hasToString("");
    }

    @Test
    void endsBeforeTheWordThatDoesNotFit() {
        String table = "t".repeat(100);
        SqlSummary result = SqlSummary.of("SELECT * FROM " + table + ", " + table + ", " + table + ", b");
        assertThat(result.summary()).isEqualTo("SELECT " + table + " " + table);
        assertThat(result.collection()).isEmpty();
        assertThat(SqlSummary.of("SELECT * FROM " + "u".repeat(300)).summary()).isEqualTo("SELECT");
        assertThat(SqlSummary.of("SELECT * FROM " + "u".repeat(300)).collection())
                .isEmpty();
    }

    @Test
    void survivesDeepNesting() {
        String sql = "SELECT * FROM (".repeat(1000) + "SELECT a FROM b" + ")".repeat(1000);
        assertThat(SqlSummary.of(sql).summary()).startsWith("SELECT SELECT").hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void neverThrowsOnNoise() {
        SqlFuzz fuzz = new SqlFuzz(7);
        for (int i = 0; i < 100_000; i++) {
            String sql = fuzz.noise();
            SqlSummary result = SqlSummary.of((i & 1) == 0 ? sql : "SELECT " + sql);
            assertThat(result.summary()).hasSizeLessThanOrEqualTo(255);
            assertThat(result.operation()).isNotNull();
            assertThat(result.collection()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(SqlKeyword.class)
    void everyKeywordIsFoundInAnyCase(SqlKeyword keyword) {
        String text = " " + keyword.name().toLowerCase(java.util.Locale.ROOT) + " ";
        assertThat(SqlKeyword.at(text, 1, text.length() - 1)).isSameAs(keyword);
        assertThat(SqlKeyword.at(keyword.name() + "x", 0, keyword.name().length() + 1))
                .isNotSameAs(keyword);
    }
}
