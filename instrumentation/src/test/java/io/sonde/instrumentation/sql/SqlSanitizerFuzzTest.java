package io.sonde.instrumentation.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Linear;
import io.sonde.instrumentation.fuzz.TextFuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import io.sonde.instrumentation.sql.DialectSql.Statement;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** No literal gets into a sanitised text or a summary, whatever the dialect, and no text takes more than linear time. */
class SqlSanitizerFuzzTest {

    private static final int LENGTH = 10_000;

    private static SqlFamily family(DialectSql.Dialect dialect) {
        return switch (dialect) {
            case MYSQL, MYSQL_WITHOUT_BACKSLASH -> SqlFamily.MYSQL;
            case SQLITE, SNOWFLAKE -> SqlFamily.ANY;
            default -> SqlFamily.STANDARD;
        };
    }

    private static void assertNoData(Statement statement, String what, String result) {
        assertThat(DialectSql.holdsData(result))
                .as("%s of the %s statement %s: %s", what, statement.dialect(), statement.sql(), result)
                .isFalse();
    }

    @Nested
    class LiteralsFuzzTest extends FuzzTest {

        LiteralsFuzzTest() {
            super(6_000);
        }

        @Override
        protected void tryOne(Random random) {
            Statement statement = DialectSql.of(random);
            String sql = statement.sql();
            assertNoData(statement, "text", SqlSanitizer.sanitize(sql, LENGTH, family(statement.dialect())));
            assertNoData(statement, "text", SqlSanitizer.sanitize(sql, LENGTH, SqlFamily.ANY));
            SqlSummary summary = SqlSummary.of(sql, family(statement.dialect()));
            assertNoData(statement, "summary", summary.summary());
            assertNoData(statement, "collection", summary.collection());
            assertNoData(statement, "procedure", summary.storedProcedure());
        }
    }

    /** What becomes a label must not depend on the data. */
    @Nested
    class SameShapeFuzzTest extends FuzzTest {

        SameShapeFuzzTest() {
            super(3_000);
        }

        @Override
        protected void tryOne(Random random) {
            long shape = random.nextLong();
            Statement one = DialectSql.withPlainData(shape, random.nextLong());
            Statement other = DialectSql.withPlainData(shape, random.nextLong());
            SqlFamily family = family(one.dialect());
            assertThat(SqlSummary.of(other.sql(), family).summary())
                    .as("%s and %s", one, other)
                    .isEqualTo(SqlSummary.of(one.sql(), family).summary());
            assertThat(SqlSanitizer.sanitize(other.sql(), LENGTH, family))
                    .as("%s and %s", one, other)
                    .isEqualTo(SqlSanitizer.sanitize(one.sql(), LENGTH, family));
        }
    }

    @Nested
    class NoiseFuzzTest extends TextFuzzTest {

        private final Set<String> operations = new HashSet<>();

        NoiseFuzzTest() {
            super(6_000);
            for (SqlKeyword keyword : SqlKeyword.values()) {
                operations.add(keyword.name());
            }
        }

        @Override
        protected String text(Random random) {
            String text = random.nextBoolean()
                    ? DialectSql.of(random).sql()
                    : new SqlFuzz(random.nextLong()).noise() + Texts.noise(random, 10);
            String mutated = Texts.mutated(random, text);
            return random.nextInt(20) == 0 ? mutated.replace("users", "users".repeat(60)) : mutated;
        }

        @Override
        protected void check(String text) {
            for (SqlFamily family : SqlFamily.values()) {
                String whole = SqlSanitizer.sanitize(text, Integer.MAX_VALUE - 16, family);
                assertThat(whole.length()).isLessThanOrEqualTo(2 * text.length());
                String cut = SqlSanitizer.sanitize(text, 20, family);
                assertThat(cut.length()).isLessThanOrEqualTo(20);
                assertThat(whole).startsWith(cut);
            }
            SqlSummary summary = SqlSummary.of(text);
            for (String word : summary.operation().split(" ", -1)) {
                assertThat(word.isEmpty() || operations.contains(word)).as(word).isTrue();
            }
            assertThat(summary.summary().length()).isLessThanOrEqualTo(255);
            assertThat(summary.collection().length()).isLessThanOrEqualTo(255);
            assertThat(summary.storedProcedure().length()).isLessThanOrEqualTo(255);
        }
    }

    @Nested
    class LinearFuzzTest extends FuzzTest {

        private static final int CHARACTERS = 3_000;

        LinearFuzzTest() {
            super(80);
        }

        @Override
        protected void tryOne(Random random) {
            StringBuilder piece = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                piece.append(Texts.one(
                        random, "'", "\"", "`", "[", "]", "\\", "$", "$$", "$a$", "$a", "/*", "*/", "/*!", "--", "#",
                        "\n", " ", "q'[", "q'", "E'", "(", ")", ",", ".", "a", "1", "1e-", "SELECT ", " FROM t",
                        "IN (1", "WITH a", " AS (", "JOIN "));
            }
            int times = CHARACTERS / piece.length();
            SqlFamily family = SqlFamily.values()[random.nextInt(SqlFamily.values().length)];
            Linear.check(piece.toString(), times, text -> SqlSanitizer.sanitize(text, 4 * LENGTH, family));
            Linear.check(piece.toString(), times, text -> SqlSummary.of(text, family));
        }
    }
}
