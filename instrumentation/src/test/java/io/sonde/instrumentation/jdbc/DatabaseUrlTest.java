package io.sonde.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '^', nullValues = "-", textBlock = """
            jdbc:postgresql://db.example:5433/shop postgresql shop db.example 5433
            jdbc:postgresql://db.example/shop?user=u&password=secret postgresql shop db.example 5432
            jdbc:postgresql://h1:1,h2:2/shop postgresql shop h1 1
            jdbc:postgresql://h1,h2:2/shop postgresql shop h1 5432
            jdbc:postgresql:shop postgresql shop localhost 5432
            jdbc:postgresql:/ postgresql - localhost 5432
            jdbc:postgresql: postgresql - localhost 5432
            jdbc:postgresql:shop?socketFactory=x//y postgresql shop localhost 5432
            jdbc:postgresql:///shop postgresql shop localhost 5432
            jdbc:postgresql://[::1]:5433/shop postgresql shop ::1 5433
            jdbc:postgresql://[2001:db8::1]/shop postgresql shop 2001:db8::1 5432
            jdbc:postgresql://user:secret@h:1/shop postgresql shop h 1
            jdbc:postgresql://user:sec/ret@h:1/shop postgresql shop h 1
            jdbc:postgresql://user:sec=ret@h:1/shop postgresql shop h 1
            jdbc:postgresql://user:sec?ret@h:1/shop postgresql shop h 1
            jdbc:postgresql://h/shop?password=sec@ret postgresql shop h 5432
            jdbc:pgsql://h/shop postgresql shop h 5432
            jdbc:mysql://h1:3307,h2/db?useSSL=false mysql db h1 3307
            jdbc:mysql:///db mysql db localhost 3306
            jdbc:mysql://h mysql - h 3306
            jdbc:mysql:loadbalance://h1,h2:2/db mysql db h1 3306
            jdbc:mysql:replication://h1,h2:2/db mysql db h1 3306
            jdbc:mysqlx://h/db mysql db h 33060
            jdbc:mysql+srv://h/db mysql db h 0
            jdbc:mysql://address=(protocol=tcp)(host=h)(port=3308)(user=u)(password=secret)/db mysql db h 3308
            jdbc:mysql://address=(host=h1)(port=1),address=(host=h2)(port=2)/db mysql db h1 1
            jdbc:mysql://(host=h1,user=u,password=secret),(host=h2,port=2)/db?x=1 mysql db h1 3306
            jdbc:mysql://[(host=h1,port=4),(host=h2)]/db mysql db h1 4
            jdbc:mysql://u:secret@[h1:1,h2:2]/db mysql db h1 1
            jdbc:mysql://u:secret@h/db mysql db h 3306
            jdbc:mariadb://h:3307/db mariadb db h 3307
            jdbc:mariadb:sequential://h1,h2/db mariadb db h1 3306
            jdbc:aws-wrapper:mysql://h/db mysql db h 3306
            jdbc:aws-wrapper:postgresql://h/db postgresql db h 5432
            jdbc:p6spy:postgresql://h/db postgresql db h 5432
            jdbc:otel:h2:mem:test h2database test - 0
            jdbc:tracing:p6spy:mariadb://h/db mariadb db h 3306
            jdbc:sqlserver://h:1434;databaseName=db;user=u;password=secret microsoft.sql_server db h 1434
            jdbc:sqlserver://h;database=db microsoft.sql_server db h 1433
            jdbc:sqlserver://h\\inst;databaseName=db microsoft.sql_server inst|db h 0
            jdbc:sqlserver://h\\inst:1435;databaseName=db microsoft.sql_server inst|db h 1435
            jdbc:sqlserver://;serverName=h;portNumber=1436;instanceName=i;databaseName=db microsoft.sql_server i|db h 1436
            jdbc:sqlserver://;serverName=h;password={a;databaseName=x};databaseName={d;b} microsoft.sql_server d;b h 1433
            jdbc:sqlserver://h microsoft.sql_server - h 1433
            jdbc:jtds:sqlserver://h:1/db;instance=i microsoft.sql_server i|db h 1
            jdbc:oracle:thin:@//h:1522/svc oracle.db svc h 1522
            jdbc:oracle:thin:@h:1522:sid oracle.db sid h 1522
            jdbc:oracle:thin:@h:1522/svc oracle.db svc h 1522
            jdbc:oracle:thin:@//h/svc oracle.db svc h 1521
            jdbc:oracle:thin:@tcps://h:1/svc?wallet=x@y oracle.db svc h 1
            jdbc:oracle:thin:scott/tiger@//h/svc oracle.db svc h 1521
            jdbc:oracle:thin:scott/ti@ger@h:1:sid oracle.db sid h 1
            jdbc:oracle:thin:@//[::1]:1/svc oracle.db svc ::1 1
            jdbc:oracle:thin:@alias oracle.db alias - 0
            jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=svc))) oracle.db svc h 1
            jdbc:oracle:oci:s/t@(description=(address=(host=h))(connect_data=(sid=x))) oracle.db x h 1521
            jdbc:h2:mem:test;DB_CLOSE_DELAY=-1 h2database test - 0
            jdbc:h2:mem: h2database - - 0
            jdbc:h2:file:~/test;USER=u;PASSWORD=secret h2database ~/test - 0
            jdbc:h2:~/test h2database ~/test - 0
            jdbc:h2:tcp://h/~/test;PASSWORD=secret h2database ~/test h 9092
            jdbc:h2:ssl://h:1/mem:test h2database test h 1
            jdbc:hsqldb:mem:db hsqldb db - 0
            jdbc:hsqldb:file:/opt/db;shutdown=true hsqldb /opt/db - 0
            jdbc:hsqldb:res:/db hsqldb /db - 0
            jdbc:hsqldb:hsql://h/db;user=u hsqldb db h 9001
            jdbc:hsqldb:http://h:8080/db hsqldb db h 8080
            jdbc:hsqldb:https://h/db hsqldb db h 443
            jdbc:derby://h:1528/db;create=true;password=secret derby db h 1528
            jdbc:derby://h/db derby db h 1527
            jdbc:derby:memory:db;create=true derby db - 0
            jdbc:derby:db;create=true derby db - 0
            jdbc:sqlite:/tmp/a.db sqlite /tmp/a.db - 0
            jdbc:sqlite::memory: sqlite :memory: - 0
            jdbc:sqlite:file:a.db?password=secret sqlite a.db - 0
            jdbc:sqlite: sqlite - - 0
            jdbc:db2://h:50001/db:user=u;password=secret; ibm.db2 db h 50001
            jdbc:db2://h/db ibm.db2 db h 50000
            jdbc:clickhouse://h:8443/db?ssl=true clickhouse db h 8443
            jdbc:clickhouse:http://h/db clickhouse db h 8123
            jdbc:ch://h clickhouse - h 8123
            jdbc:redshift://h/db aws.redshift db h 5439
            jdbc:teradata://h/DATABASE=db,USER=u teradata - h 1025
            jdbc:unknown://h:99/db other_sql db h 99
            jdbc:unknown:whatever other_sql - - 0
            JDBC:PostgreSQL://h/db postgresql db h 5432
            jdbc:postgresql://user:secret/db postgresql db - 0
            jdbc: other_sql - - 0
            jdbc other_sql - - 0
            nonsense other_sql - - 0
            """)
    void reads(String url, String system, String namespace, String address, int port) {
        DatabaseUrl result = DatabaseUrl.parse(url);
        assertThat(result.systemName()).isEqualTo(system);
        assertThat(result.namespace()).isEqualTo(namespace == null ? "" : namespace);
        assertThat(result.serverAddress()).isEqualTo(address == null ? "" : address);
        assertThat(result.serverPort()).isEqualTo(port);
    }

    @Test
    void nullAndEndlessTextAreUnknown() {
        for (String url : new String[] {null, "", "jdbc:mysql://" + "h".repeat(20_000)}) {
            DatabaseUrl result = DatabaseUrl.parse(url);
            assertThat(result.systemName()).isEqualTo("other_sql");
            assertThat(result.namespace()).isEmpty();
            assertThat(result.serverAddress()).isEmpty();
            assertThat(result.serverPort()).isZero();
        }
    }

    @Test
    void neverThrowsOnNoise() {
        Random random = new Random(5);
        String[] systems = {
            "postgresql", "mysql", "sqlserver", "oracle:thin", "h2", "hsqldb", "derby", "sqlite", "db2", "x"
        };
        String[] pieces = {
            ":",
            "//",
            "/",
            "@",
            "(",
            ")",
            "),",
            "[",
            "]",
            ",",
            ";",
            "?",
            "=",
            "&",
            "{",
            "}",
            "\\",
            "host=",
            "port=",
            "h",
            "1",
            "99999",
            "::1",
            " ",
            "mem:",
            "tcp:",
            "databaseName=",
            "é",
            "#",
            "%",
            "description",
            "|"
        };
        for (int i = 0; i < 200_000; i++) {
            StringBuilder url = new StringBuilder("jdbc:" + systems[random.nextInt(systems.length)]);
            for (int j = random.nextInt(12); j > 0; j--) {
                url.append(pieces[random.nextInt(pieces.length)]);
            }
            DatabaseUrl result = DatabaseUrl.parse(url.toString());
            assertThat(result.serverPort()).isBetween(0, 65535);
            assertThat(result.namespace()).isNotNull();
            assertThat(result.serverAddress()).doesNotContain("@", "=", "/", ";");
        }
    }

    @Test
    void keepsNoCredentials() {
        Random random = new Random(6);
        String[] forms = {
            "jdbc:postgresql://uuu:%s@h/db",
            "jdbc:mysql://uuu:%s@h:1/db?x=1",
            "jdbc:mysql://h/db?user=uuu&password=%s",
            "jdbc:mariadb://uuu:%s@h1,h2/db",
            "jdbc:sqlserver://h;user=uuu;password={%s};databaseName=db",
            "jdbc:oracle:thin:uuu/%s@//h:1/db",
            "jdbc:oracle:thin:uuu/%s@(description=(host=h))",
            "jdbc:h2:mem:x;PASSWORD=%s",
            "jdbc:mysql://address=(host=h)(user=uuu)(password=%s)/db",
            "jdbc:db2://h/db:user=uuu;password=%s;",
            "jdbc:derby://h/db;user=uuu;password=%s"
        };
        String[] pieces = {"zzz", ":", "/", "!", "=", "@", "#", "-", "1", "zzz"};
        for (int i = 0; i < 50_000; i++) {
            StringBuilder password = new StringBuilder("zzz");
            for (int j = random.nextInt(4); j > 0; j--) {
                password.append(pieces[random.nextInt(pieces.length)]);
            }
            String form = forms[random.nextInt(forms.length)];
            String url = form.replace("%s", password);
            DatabaseUrl result = DatabaseUrl.parse(url);
            assertThat(result.namespace() + result.serverAddress()).as(url).doesNotContain("zzz", "uuu");
        }
    }
}
