package io.sonde.instrumentation.jdbc;

import io.sonde.instrumentation.target.Instrumentation;
import io.sonde.instrumentation.target.TargetClass;
import io.sonde.instrumentation.target.Targets;

/**
 * Drivers by their structure. What is described is always the driver's own connection: a pool's or a proxy driver's
 * objects around it are found out and left alone.
 */
public final class JdbcInstrumentation implements Instrumentation {

    private static final String PACKAGE = "io.sonde.instrumentation.jdbc.";

    /** Around a driver, these would only be found out one by one. */
    private static final String[] KNOWN_WRAPPERS = {
        "com.zaxxer.hikari.",
        "org.apache.commons.dbcp",
        "org.apache.tomcat.jdbc.pool.",
        "org.apache.tomcat.dbcp.",
        "com.mchange.v2.c3p0.",
        "com.alibaba.druid.pool.",
        "com.alibaba.druid.proxy.",
        "io.agroal.pool.",
        "org.jboss.jca.adapters.jdbc.",
        "org.vibur.dbcp.",
        "com.p6spy.engine.",
        "org.springframework.jdbc.",
    };

    private static final String[] TEXT_OVERLOADS = {
        "(Ljava/lang/String;)",
        "(Ljava/lang/String;I)",
        "(Ljava/lang/String;[I)",
        "(Ljava/lang/String;[Ljava/lang/String;)"
    };

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public boolean platformTypesOnly() {
        return true;
    }

    @Override
    public void declare(Targets targets) {
        for (String wrapper : KNOWN_WRAPPERS) {
            targets.exceptNamesBeginning(wrapper);
        }
        String connect = "(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;";
        targets.subtypesOf("java.sql.Driver", connect).around("connect", connect, PACKAGE + "ConnectAdvice");
        String open = "()Ljava/sql/Connection;";
        String openAs = "(Ljava/lang/String;Ljava/lang/String;)Ljava/sql/Connection;";
        targets.subtypesOf("javax.sql.DataSource", openAs)
                .around("getConnection", open, PACKAGE + "DataSourceAdvice")
                .around("getConnection", openAs, PACKAGE + "DataSourceAdvice");
        declareConnection(targets);
        declareStatement(targets);
        targets.subtypesOf(
                        "java.sql.ResultSet",
                        "()Ljava/sql/ResultSetMetaData;",
                        "isAfterLast",
                        "moveToInsertRow",
                        "refreshRow")
                .orDeclaring("next()Z", "getMetaData()Ljava/sql/ResultSetMetaData;")
                .withAssociation()
                .around("next", "()Z", PACKAGE + "NextRowAdvice")
                .atEntry("close", "()V", PACKAGE + "CloseResultAdvice");
    }

    private static void declareConnection(Targets targets) {
        TargetClass connection = targets.subtypesOf(
                "java.sql.Connection",
                "()Ljava/sql/Statement;",
                "(II)Ljava/sql/Statement;",
                "(Ljava/lang/String;)Ljava/sql/PreparedStatement;",
                "(Ljava/lang/String;II)Ljava/sql/PreparedStatement;",
                "(Ljava/lang/String;)Ljava/sql/CallableStatement;");
        connection.withAssociation();
        connection.orDeclaring(
                "createStatement()Ljava/sql/Statement;",
                "prepareStatement(Ljava/lang/String;)Ljava/sql/PreparedStatement;",
                "getMetaData()Ljava/sql/DatabaseMetaData;");
        String create = PACKAGE + "CreateStatementAdvice";
        connection.around("createStatement", "()Ljava/sql/Statement;", create);
        connection.around("createStatement", "(II)Ljava/sql/Statement;", create);
        connection.around("createStatement", "(III)Ljava/sql/Statement;", create);
        String prepare = PACKAGE + "PrepareStatementAdvice";
        for (String arguments : TEXT_OVERLOADS) {
            connection.around("prepareStatement", arguments + "Ljava/sql/PreparedStatement;", prepare);
        }
        String[] cursors = {"(Ljava/lang/String;II)", "(Ljava/lang/String;III)"};
        for (String arguments : cursors) {
            connection.around("prepareStatement", arguments + "Ljava/sql/PreparedStatement;", prepare);
            connection.around("prepareCall", arguments + "Ljava/sql/CallableStatement;", prepare);
        }
        connection.around("prepareCall", "(Ljava/lang/String;)Ljava/sql/CallableStatement;", prepare);
        connection.atEntry("close", "()V", PACKAGE + "CloseConnectionAdvice");
    }

    private static void declareStatement(Targets targets) {
        TargetClass statement = targets.subtypesOf(
                "java.sql.Statement",
                "executeQuery",
                "executeUpdate",
                "executeBatch",
                "executeLargeUpdate",
                "executeLargeBatch",
                "addBatch",
                "()Ljava/sql/ResultSet;",
                "getGeneratedKeys");
        statement.withAssociation();
        statement.orDeclaring(
                "executeQuery(Ljava/lang/String;)Ljava/sql/ResultSet;", "getResultSet()Ljava/sql/ResultSet;");
        for (String arguments : TEXT_OVERLOADS) {
            statement.around("execute", arguments + "Z", PACKAGE + "ExecuteTextAdvice");
            statement.around("executeUpdate", arguments + "I", PACKAGE + "UpdateTextAdvice");
            statement.around("executeLargeUpdate", arguments + "J", PACKAGE + "LargeUpdateTextAdvice");
        }
        statement
                .around("executeQuery", "(Ljava/lang/String;)Ljava/sql/ResultSet;", PACKAGE + "QueryTextAdvice")
                .around("execute", "()Z", PACKAGE + "ExecuteAdvice")
                .around("executeQuery", "()Ljava/sql/ResultSet;", PACKAGE + "QueryAdvice")
                .around("executeUpdate", "()I", PACKAGE + "UpdateAdvice")
                .around("executeLargeUpdate", "()J", PACKAGE + "LargeUpdateAdvice")
                .around("executeBatch", "()[I", PACKAGE + "BatchAdvice")
                .around("executeLargeBatch", "()[J", PACKAGE + "BatchAdvice")
                .around("addBatch", "()V", PACKAGE + "AddBatchAdvice")
                .around("addBatch", "(Ljava/lang/String;)V", PACKAGE + "AddBatchTextAdvice")
                .atEntry("clearBatch", "()V", PACKAGE + "ClearBatchAdvice")
                .atExit("getResultSet", "()Ljava/sql/ResultSet;", PACKAGE + "ResultSetAdvice")
                .atEntry("close", "()V", PACKAGE + "CloseStatementAdvice");
    }
}
