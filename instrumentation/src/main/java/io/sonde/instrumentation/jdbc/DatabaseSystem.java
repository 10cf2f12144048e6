package io.sonde.instrumentation.jdbc;

import java.util.HashMap;
import java.util.Map;

/** What a JDBC subprotocol says: the database's name in OpenTelemetry's conventions, its port and the form of its URL. */
final class DatabaseSystem {
    enum Form {
        /** {@code //host:port,host:port/database?settings;settings}. */
        HOSTS,
        SQL_SERVER,
        ORACLE,
        /** A path or a scheme such as {@code mem:} or {@code tcp://}, with settings behind a semicolon. */
        EMBEDDABLE,
        FILE
    }

    static final DatabaseSystem OTHER = new DatabaseSystem("other_sql", 0, Form.HOSTS);

    private static final Map<String, DatabaseSystem> BY_SUBPROTOCOL = new HashMap<>();

    static {
        add("postgresql", "postgresql", 5432, Form.HOSTS);
        add("pgsql", "postgresql", 5432, Form.HOSTS);
        add("mysql", "mysql", 3306, Form.HOSTS);
        add("mysqlx", "mysql", 33060, Form.HOSTS);
        add("mysql+srv", "mysql", 0, Form.HOSTS);
        add("mariadb", "mariadb", 3306, Form.HOSTS);
        add("redshift", "aws.redshift", 5439, Form.HOSTS);
        add("cockroachdb", "cockroachdb", 26257, Form.HOSTS);
        add("clickhouse", "clickhouse", 8123, Form.HOSTS);
        add("ch", "clickhouse", 8123, Form.HOSTS);
        add("trino", "trino", 8080, Form.HOSTS);
        add("db2", "ibm.db2", 50000, Form.HOSTS);
        add("informix-sqli", "ibm.informix", 9088, Form.HOSTS);
        add("netezza", "ibm.netezza", 5480, Form.HOSTS);
        add("firebird", "firebirdsql", 3050, Form.HOSTS);
        add("firebirdsql", "firebirdsql", 3050, Form.HOSTS);
        add("hive2", "hive", 10000, Form.HOSTS);
        add("ingres", "actian.ingres", 0, Form.HOSTS);
        add("sap", "sap.hana", 0, Form.HOSTS);
        add("sapdb", "sap.maxdb", 7210, Form.HOSTS);
        add("teradata", "teradata", 1025, Form.HOSTS);
        add("vertica", "vertica", 5433, Form.HOSTS);
        add("cloudspanner", "gcp.spanner", 0, Form.HOSTS);
        add("sqlserver", "microsoft.sql_server", 1433, Form.SQL_SERVER);
        add("microsoft", "microsoft.sql_server", 1433, Form.SQL_SERVER);
        add("jtds", "microsoft.sql_server", 1433, Form.SQL_SERVER);
        add("oracle", "oracle.db", 1521, Form.ORACLE);
        add("h2", "h2database", 9092, Form.EMBEDDABLE);
        add("hsqldb", "hsqldb", 9001, Form.EMBEDDABLE);
        add("derby", "derby", 1527, Form.EMBEDDABLE);
        add("sqlite", "sqlite", 0, Form.FILE);
        add("duckdb", "other_sql", 0, Form.FILE);
    }

    final String name;
    final int port;
    final Form form;

    private DatabaseSystem(String name, int port, Form form) {
        this.name = name;
        this.port = port;
        this.form = form;
    }

    static DatabaseSystem of(String subprotocol) {
        DatabaseSystem system = BY_SUBPROTOCOL.get(subprotocol);
        return system == null ? OTHER : system;
    }

    private static void add(String subprotocol, String name, int port, Form form) {
        BY_SUBPROTOCOL.put(subprotocol, new DatabaseSystem(name, port, form));
    }
}
