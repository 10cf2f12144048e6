package io.sonde.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.call.Database;
import io.sonde.instrumentation.call.DatabaseStatement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatementTextsTest {

    private final StatementTexts texts = new StatementTexts(new Database("h2database", "test", "", 0));

    @Test
    void sharesWhatIsKnownOfOneText() {
        DatabaseStatement first = texts.of("SELECT 1");
        assertThat(texts.of(new StringBuilder("SELECT ").append(1).toString())).isSameAs(first);
        assertThat(texts.of("SELECT 2")).isNotSameAs(first);
        assertThat(texts.of("SELECT 1")).isSameAs(first);
    }

    @Test
    void remembersABoundedNumberOfTexts() {
        Set<DatabaseStatement> first = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            first.add(texts.of("SELECT " + i));
        }
        int remembered = 0;
        for (int i = 9_999; i >= 0; i--) {
            remembered += first.contains(texts.of("SELECT " + i)) ? 1 : 0;
        }
        assertThat(remembered).isBetween(256, 512);
    }

    @Test
    void doesNotRememberLongTexts() {
        String sql = "SELECT " + "x".repeat(10_000);
        assertThat(texts.of(sql)).isNotSameAs(texts.of(sql));
        assertThat(texts.of(sql).sql()).isEqualTo(sql);
    }

    @Test
    void aMissingTextIsAStatementToo() {
        assertThat(texts.of(null).sql()).isNull();
        assertThat(texts.of(null)).isSameAs(texts.of(null));
    }

    @Test
    void databasesAreSharedByUrl() {
        StatementTexts known = Databases.of("jdbc:postgresql://db/orders");
        assertThat(Databases.of("jdbc:postgresql://db/orders")).isSameAs(known);
        assertThat(known.of("SELECT 1").database().namespace()).isEqualTo("orders");
        assertThat(Databases.of(null).of("SELECT 1").database().systemName()).isEqualTo("other_sql");
    }
}
