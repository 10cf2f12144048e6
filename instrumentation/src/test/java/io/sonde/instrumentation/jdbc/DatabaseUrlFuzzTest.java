package io.sonde.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.instrumentation.fuzz.FuzzTest;
import io.sonde.instrumentation.fuzz.Linear;
import io.sonde.instrumentation.fuzz.TextFuzzTest;
import io.sonde.instrumentation.fuzz.Texts;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** No user and no password is taken for a part of the address, whatever is in them. */
class DatabaseUrlFuzzTest {

    /** In users, passwords and settings alone. */
    private static final String SECRET = "zZ7\u0416";

    private static final String[] FORMS = {
        "postgresql://%host%/%database%?user=%user%&password=%password%",
        "postgresql://%user%:%password%@%host%/%database%",
        "postgresql:%database%?user=%user%&password=%password%",
        "pgsql://%host%/%database%?password=%password%",
        "mysql://%user%:%password%@%host%/%database%",
        "mysql://%host%/%database%?user=%user%&password=%password%&useSSL=false",
        "mysql:loadbalance://%user%:%password%@%host%,%user%:%password%@%host%/%database%",
        "mysql:replication://address=(host=h)(port=3306)(user=%plain%)(password=%plain%)/%database%",
        "mysql://(host=h,port=3306,user=%plain%,password=%plain%)/%database%",
        "mysql+srv://%user%:%password%@%host%/%database%",
        "mysqlx://%user%:%password%@[(address=h:33060,priority=2)]/%database%",
        "mariadb:sequential://%host%/%database%?user=%user%&password=%password%",
        "sqlserver://%host%;databaseName=%database%;user=%user%;password={%braced%}",
        "sqlserver://%host%\\inst;database=%database%;user=%plain%;password=%plain%;encrypt=true",
        "sqlserver://;serverName=h;databaseName=%database%;password={%braced%};user=%plain%",
        "jtds:sqlserver://%host%/%database%;instance=i;user=%plain%;password=%plain%",
        "oracle:thin:%plain%/%plain%@//h:1521/%database%",
        "oracle:thin:%plain%/%plain%@h:1521:%database%",
        "oracle:thin:%plain%/\"%quoted%\"@//h:1521/%database%",
        "oracle:thin:%plain%/%plain%@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=%database%)))",
        "oracle:thin:@//h:1521/%database%?oracle.net.wallet=%plain%",
        "oracle:oci:%plain%/%plain%@alias",
        "h2:mem:%database%;USER=%plain%;PASSWORD=%plain%",
        "h2:tcp://%host%/~/%database%;PASSWORD=%plain%;USER=%plain%",
        "hsqldb:hsql://%host%/%database%;user=%plain%;password=%plain%",
        "derby://%host%/%database%;user=%plain%;password=%plain%",
        "sqlite:%database%?password=%plain%",
        "db2://%host%/%database%:user=%plain%;password=%plain%;",
        "informix-sqli://h:9088/%database%:INFORMIXSERVER=s;user=%plain%;password=%plain%",
        "teradata://h/DATABASE=%database%,USER=%plain%,PASSWORD=%plain%",
        "sap://%host%/?user=%plain%&password=%plain%",
        "ch://%user%:%password%@%host%/%database%",
        "clickhouse://%host%/%database%?user=%plain%&password=%plain%",
        "hive2://%host%/%database%;user=%plain%;password=%plain%",
        "redshift:iam://%host%/%database%?AccessKeyID=%plain%&SecretAccessKey=%plain%",
        "snowflake://h/?user=%plain%&password=%plain%&db=%database%",
        "unknown://%user%:%password%@%host%/%database%",
        "unknown:%plain%/%plain%@h",
        "p6spy:postgresql://%host%/%database%?password=%plain%",
        "aws-wrapper:mysql://%user%:%password%@%host%/%database%",
        "tracing:otel:sqlserver://h;user=%plain%;password=%plain%"
    };

    private static String url(Random random) {
        String url = "jdbc:" + Texts.one(random, FORMS);
        for (int at = url.indexOf('%'); at >= 0; at = url.indexOf('%', at)) {
            int end = url.indexOf('%', at + 1);
            String value = value(random, url.substring(at + 1, end));
            url = url.substring(0, at) + value + url.substring(end + 1);
            at += value.length();
        }
        return url;
    }

    private static String value(Random random, String name) {
        return switch (name) {
            case "host" -> Texts.one(random, "h", "db.example:5432", "[::1]:1234", "[fe80::1]", "10.0.0.1", "a:1,b:2");
            case "database" -> Texts.one(random, "db", "orders", "d-b_x", "");
            case "user" -> secret(random, "aB1._-");
            // As people write them who do not encode what they should.
            case "password" -> secret(random, "aB1.!*'()$,;+:_-~^{}[]|\"<>`");
            case "braced" -> secret(random, "aB1;=@/?&#:").replace("}", "}}");
            case "quoted" -> secret(random, "aB1@/:.!");
            default -> secret(random, "aB1._!*-");
        };
    }

    private static String secret(Random random, String others) {
        return SECRET.charAt(random.nextInt(SECRET.length()))
                + Texts.of(random, SECRET + others, 8)
                + SECRET.charAt(random.nextInt(SECRET.length()));
    }

    private static boolean isSecret(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (SECRET.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Nested
    class SecretsFuzzTest extends TextFuzzTest {

        SecretsFuzzTest() {
            super(8_000);
        }

        @Override
        protected String text(Random random) {
            return url(random);
        }

        @Override
        protected void check(String text) {
            DatabaseUrl url = DatabaseUrl.parse(text);
            assertThat(isSecret(url.namespace()))
                    .as("namespace %s", url.namespace())
                    .isFalse();
            assertThat(isSecret(url.serverAddress()))
                    .as("host %s", url.serverAddress())
                    .isFalse();
            assertThat(isSecret(url.systemName()))
                    .as("system %s", url.systemName())
                    .isFalse();
            assertThat(url.serverPort()).isBetween(0, 65_535);
        }
    }

    @Nested
    class NoiseFuzzTest extends TextFuzzTest {

        NoiseFuzzTest() {
            super(8_000);
        }

        @Override
        protected String text(Random random) {
            return Texts.mutated(random, random.nextInt(4) > 0 ? url(random) : "jdbc:" + Texts.noise(random, 60));
        }

        @Override
        protected void check(String text) {
            DatabaseUrl url = DatabaseUrl.parse(text);
            assertThat(url.systemName()).matches("[a-z0-9_.]+");
            assertThat(url.serverPort()).isBetween(0, 65_535);
            assertThat(url.serverAddress().chars())
                    .allMatch(c -> Character.isLetterOrDigit(c) || ".-_:%*$".indexOf(c) >= 0);
        }
    }

    @Nested
    class LinearFuzzTest extends FuzzTest {

        LinearFuzzTest() {
            super(60);
        }

        @Override
        protected void tryOne(Random random) {
            String beginning = "jdbc:"
                    + Texts.one(
                            random, "postgresql://", "mysql://(", "sqlserver://", "oracle:thin:@(", "h2:", "p6spy:");
            StringBuilder piece = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                piece.append(Texts.one(
                        random, "@", ":", "/", "?", "=", ";", "(", ")", "),", "[", "]", "{", "}", "}}", "h", "host=",
                        "port =", "user", "p6spy:", ",", "//", "%"));
            }
            Linear.check(piece.toString(), 3_500 / piece.length(), text -> DatabaseUrl.parse(beginning + text));
        }
    }
}
