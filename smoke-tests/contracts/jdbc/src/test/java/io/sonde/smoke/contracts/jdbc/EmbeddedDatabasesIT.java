package io.sonde.smoke.contracts.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases inside the application's process. */
class EmbeddedDatabasesIT {

    private static final String TWICE_OF_HSQLDB = "CREATE PROCEDURE twice(IN x int, OUT y int) SET y = x * 2";

    @ParameterizedTest
    @CsvSource({"8, h2-2.2", "11, h2-2.2", "17, h2-2.2", "21, h2-2.2", "25, h2-2.2", "17, h2-2.5", "25, h2-2.5"})
    void h2(int jdk, String library) {
        JdbcContract.verify(new Subject(
                        library, jdk, "jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1", "h2database", "contract")
                .user("sa", "")
                .dataSource("org.h2.jdbcx.JdbcDataSource")
                .procedure("CREATE ALIAS twice AS 'int twice(int x) { return 2 * x; }'", "{? = call twice(?)}"));
    }

    @ParameterizedTest
    @CsvSource({"17, hsqldb-2.7", "8, hsqldb-2.4", "25, hsqldb-2.4"})
    void hsqldb(int jdk, String library) {
        JdbcContract.verify(new Subject(library, jdk, "jdbc:hsqldb:mem:contract", "hsqldb", "contract")
                .user("SA", "")
                .dataSource("org.hsqldb.jdbc.JDBCDataSource")
                .procedure(TWICE_OF_HSQLDB, "{call twice(?, ?)}"));
    }

    /** Its class files are older than Java 7 and have no {@code invokedynamic}. */
    @ParameterizedTest
    @ValueSource(ints = {8, 17})
    void hsqldbOfOldClassFiles(int jdk) {
        JdbcContract.verify(new Subject("hsqldb-1.8", jdk, "jdbc:hsqldb:mem:contract", "hsqldb", "contract")
                .user("sa", "")
                .dataSource("org.hsqldb.jdbc.jdbcDataSource"));
    }

    @Test
    void sqlite(@TempDir Path folder) {
        String file = folder.resolve("contract.db").toString();
        JdbcContract.verify(new Subject("sqlite-3", 17, "jdbc:sqlite:" + file, "sqlite", file)
                .dataSource("org.sqlite.SQLiteDataSource")
                .withoutSqlState());
    }

    @Test
    void derby() {
        JdbcContract.verify(
                new Subject("derby-10.16", 17, "jdbc:derby:memory:contract;create=true", "derby", "contract"));
    }
}
