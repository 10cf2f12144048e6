package io.sonde.smoke.stock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The items in an H2 database in memory behind a HikariCP pool. Thread-safe. */
final class StockDatabase {

    /** Looking this item up takes 1.2 s. */
    static final int SLOW_ITEM = 7;

    /** Looking this item up fails in the database: the statement divides by zero. */
    static final int FAILING_ITEM = 13;

    private final HikariDataSource pool;

    StockDatabase() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stock");
        config.setJdbcUrl("jdbc:h2:mem:stock;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
    }

    /** Makes the tables and puts twenty items in, a hundred of each. */
    void create() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE ALIAS pause FOR \"java.lang.Thread.sleep(long)\"");
                statement.execute("CREATE TABLE items (id INT PRIMARY KEY, name VARCHAR(40), quantity INT)");
                statement.execute(
                        "CREATE TABLE reservations (id IDENTITY PRIMARY KEY, item_id INT NOT NULL, quantity INT)");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO items (id, name, quantity) VALUES (?, ?, ?)")) {
                for (int id = 1; id <= 20; id++) {
                    insert.setInt(1, id);
                    insert.setString(2, "item " + id);
                    insert.setInt(3, 100);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    /** The item as JSON, or null when there is none. */
    String find(int id) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement(queryFor(id))) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? "{\"id\":" + row.getInt(1) + ",\"name\":\"" + row.getString(2) + "\",\"quantity\":"
                                + row.getInt(3) + "}"
                        : null;
            }
        }
    }

    private static String queryFor(int id) {
        switch (id) {
            case SLOW_ITEM:
                return "SELECT id, name, quantity, pause(1200) FROM items WHERE id = ?";
            case FAILING_ITEM:
                return "SELECT id, name, quantity / (quantity - quantity) FROM items WHERE id = ?";
            default:
                return "SELECT id, name, quantity FROM items WHERE id = ?";
        }
    }

    /** Takes the quantity off the item in one transaction; false when there is not so much of it. */
    boolean reserve(int item, int quantity) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement take = connection.prepareStatement(
                            "UPDATE items SET quantity = quantity - ? WHERE id = ? AND quantity >= ?");
                    PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO reservations (item_id, quantity) VALUES (?, ?)")) {
                take.setInt(1, quantity);
                take.setInt(2, item);
                take.setInt(3, quantity);
                if (take.executeUpdate() == 0) {
                    connection.rollback();
                    return false;
                }
                insert.setInt(1, item);
                insert.setInt(2, quantity);
                insert.executeUpdate();
                connection.commit();
                return true;
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    /** The price of one piece in cents, or null when there is no such item. */
    Integer price(int item) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT 100 * id - 1 FROM items WHERE id = ?")) {
            query.setInt(1, item);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : null;
            }
        }
    }

    int totalQuantity() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SUM(quantity) FROM items")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Closes the pool. */
    void close() {
        pool.close();
    }
}
