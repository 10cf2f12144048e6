package io.sonde.smoke.contracts.jdbc.application;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Every way to use JDBC that the contract knows, one after the other. */
public final class JdbcOperations {

    static final int THREADS = 50;
    static final int QUERIES_OF_A_THREAD = 20;
    static final int LARGE = 1500;

    private JdbcOperations() {}

    public static void main(String[] arguments) throws Exception {
        try (Connection connection = Settings.connect()) {
            plainAndPrepared(connection);
            batches(connection);
            results(connection);
            failures(connection);
            transaction(connection);
            procedure(connection);
            query(Wrapping.wrap(Wrapping.wrap(connection)));
        }
        if (!Settings.get("datasource").isEmpty()) {
            try (Connection connection =
                    Settings.dataSource(Settings.get("datasource")).getConnection()) {
                query(connection);
                query(connection);
                query(Wrapping.wrap(connection));
            }
            try (Connection connection = Wrapping.wrap(
                    Settings.dataSource(Settings.get("datasource")).getConnection())) {
                query(connection);
            }
        }
        concurrently();
        Settings.fillBatch();
        Settings.done();
    }

    private static void plainAndPrepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id int PRIMARY KEY, name varchar(80))");
            statement.execute("CREATE TABLE numbers (id int PRIMARY KEY, weight int)");
            statement.executeUpdate("INSERT INTO users VALUES (1, '" + Settings.SECRET + "')");
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO users VALUES (?, ?)")) {
            for (int id = 2; id <= 3; id++) {
                statement.setInt(1, id);
                statement.setString(2, "name " + id);
                statement.executeUpdate();
            }
        }
    }

    private static void batches(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO users VALUES (?, ?)")) {
            addRows(statement, 10, 15);
            statement.executeBatch();
            addRows(statement, 15, 16);
            statement.executeBatch();
            addRows(statement, 10, 20);
            statement.clearBatch();
            addRows(statement, 16, 18);
            statement.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO users VALUES (4, '" + Settings.SECRET + "')");
            statement.addBatch("INSERT INTO users VALUES (5, '" + Settings.SECRET + "')");
            statement.addBatch("UPDATE users SET name = '" + Settings.SECRET + "' WHERE id = 5");
            statement.executeBatch();
        }
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO numbers VALUES (?, ?)")) {
            for (int id = 0; id < LARGE; id++) {
                statement.setInt(1, id);
                statement.setInt(2, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void addRows(PreparedStatement statement, int from, int to) throws SQLException {
        for (int id = from; id < to; id++) {
            statement.setInt(1, id);
            statement.setString(2, "name " + id);
            statement.addBatch();
        }
    }

    private static void results(Connection connection) throws SQLException {
        query(connection);
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM users WHERE id = ?")) {
            statement.setInt(1, 2);
            if (!statement.execute()) {
                throw new IllegalStateException("no result");
            }
            try (ResultSet result = statement.getResultSet()) {
                read(result, Integer.MAX_VALUE);
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id FROM numbers ORDER BY id")) {
            read(result, Integer.MAX_VALUE);
        }
        try (Statement statement = connection.createStatement();
                ResultSet closedEarly = statement.executeQuery("SELECT id FROM numbers")) {
            read(closedEarly, 7);
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM numbers WHERE id < ?")) {
            statement.setInt(1, 100);
            read(statement.executeQuery(), 3);
            read(statement.executeQuery(), 4);
        }
        try (Statement scrolling = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                ResultSet result = scrolling.executeQuery("SELECT id FROM numbers WHERE id < 0")) {
            read(result, 1);
        }
    }

    /** One query that tells a secret and gives two rows. */
    private static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT id FROM users WHERE name = '" + Settings.SECRET + "' AND id > 1")) {
            read(result, Integer.MAX_VALUE);
        }
    }

    private static int read(ResultSet result, int most) throws SQLException {
        int rows = 0;
        while (rows < most && result.next()) {
            rows++;
        }
        return rows;
    }

    private static void failures(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT id FROM nowhere WHERE name = '" + Settings.SECRET + "'");
            throw new IllegalStateException("that table does not exist");
        } catch (SQLException expected) {
            System.out.println("MISSING " + expected.getSQLState() + " "
                    + expected.getClass().getName());
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO users VALUES (1, '" + Settings.SECRET + "')");
            throw new IllegalStateException("that key is taken");
        } catch (SQLException expected) {
            System.out.println("DUPLICATE " + expected.getSQLState() + " "
                    + expected.getClass().getName());
        }
    }

    private static void transaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("UPDATE users SET name = ? WHERE id = ?")) {
            for (int id = 2; id <= 3; id++) {
                statement.setString(1, Settings.SECRET);
                statement.setInt(2, id);
                statement.executeUpdate();
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void procedure(Connection connection) throws SQLException {
        if (Settings.get("call").isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(Settings.get("procedure"));
        }
        boolean function = Settings.get("call").startsWith("{?");
        try (CallableStatement call = connection.prepareCall(Settings.get("call"))) {
            call.registerOutParameter(function ? 1 : 2, Types.INTEGER);
            call.setInt(function ? 2 : 1, 21);
            call.execute();
            System.out.println("CALL " + call.getInt(function ? 1 : 2));
        }
    }

    private static void concurrently() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> queries(start), "reader-" + i);
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void queries(CountDownLatch start) {
        try (Connection connection = Settings.connect()) {
            start.await();
            for (int i = 0; i < QUERIES_OF_A_THREAD; i++) {
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT weight FROM numbers WHERE id = ?")) {
                    statement.setInt(1, i);
                    if (read(statement.executeQuery(), 2) != 1) {
                        throw new IllegalStateException("one row was expected");
                    }
                }
            }
        } catch (SQLException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
