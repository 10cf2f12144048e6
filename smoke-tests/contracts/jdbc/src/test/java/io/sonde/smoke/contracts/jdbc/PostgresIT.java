package io.sonde.smoke.contracts.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL 18. */
class PostgresIT {

    @ParameterizedTest
    @CsvSource({"8, postgresql-42.7", "17, postgresql-42.7", "17, postgresql-42.2", "8, postgresql-9.4"})
    void postgres(int jdk, String library) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?loginTimeout=20";
            JdbcContract.verify(new Subject(library, jdk, url, "postgresql", "postgres")
                    .server("127.0.0.1", server.getPort())
                    .user("postgres", "postgres")
                    .dataSource("org.postgresql.ds.PGSimpleDataSource")
                    .procedure(
                            "CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS 'SELECT x * 2'",
                            "{? = call twice(?)}"));
        }
    }
}
