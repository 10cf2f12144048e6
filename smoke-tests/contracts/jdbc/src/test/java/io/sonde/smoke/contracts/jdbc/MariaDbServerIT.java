package io.sonde.smoke.contracts.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MySQL's and MariaDB's drivers on a MariaDB server. */
class MariaDbServerIT {

    private static MariaDbServer server;

    @BeforeAll
    static void start() {
        server = MariaDbServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"8, mysql-26", "17, mysql-26", "17, mysql-8.0", "8, mysql-5.1"})
    void mysql(int jdk, String library) {
        String dataSource = library.equals("mysql-5.1")
                ? "com.mysql.jdbc.jdbc2.optional.MysqlDataSource"
                : "com.mysql.cj.jdbc.MysqlDataSource";
        verify(jdk, library, "mysql", dataSource);
    }

    @ParameterizedTest
    @CsvSource({"8, mariadb-3.5", "17, mariadb-3.5", "17, mariadb-2.7"})
    void mariaDb(int jdk, String library) {
        verify(jdk, library, "mariadb", "org.mariadb.jdbc.MariaDbDataSource");
    }

    private static void verify(int jdk, String library, String system, String dataSource) {
        server.execute("CREATE OR REPLACE DATABASE contract");
        String url = "jdbc:" + system + "://127.0.0.1:" + server.port() + "/contract";
        Subject subject = new Subject(
                        library, jdk, system.equals("mysql") ? url + "?useSSL=false" : url, system, "contract")
                .server("127.0.0.1", server.port())
                .user(MariaDbServer.USER, MariaDbServer.PASSWORD)
                .dataSource(dataSource)
                .procedure("CREATE PROCEDURE twice(IN x int, OUT y int) SET y = x * 2", "{call twice(?, ?)}");
        JdbcContract.verify(library.equals("mariadb-2.7") ? subject.transactionsAreStatements() : subject);
    }
}
