package io.sonde.smoke.contracts.jdbc.application;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;

/** Two pools of one name and one of another, taken through their lives step by step. */
public final class PoolOperations {

    private PoolOperations() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource orders = pool("orders", 2);
        HikariDataSource moreOrders = pool("orders", 3);
        HikariDataSource reports = pool("reports", 1);
        try (Connection connection = orders.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE items (id int PRIMARY KEY)");
        }
        for (int i = 0; i < 10; i++) {
            try (Connection connection = orders.getConnection();
                    PreparedStatement statement = connection.prepareStatement("SELECT id FROM items WHERE id = ?")) {
                statement.setInt(1, i);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                }
            }
        }
        Connection first = orders.getConnection();
        Connection second = orders.getConnection();
        try (Connection none = orders.getConnection()) {
            throw new IllegalStateException("the pool is exhausted, yet gave " + none);
        } catch (SQLTransientConnectionException expected) {
            System.out.println("TIMEOUT");
        }
        step("LENT");
        first.close();
        second.close();
        step("RETURNED");
        moreOrders.close();
        step("ONE-LEFT");
        orders.close();
        step("REPORTS-LEFT");
        reports.close();
        Settings.done();
    }

    private static HikariDataSource pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Settings.get("url"));
        config.setUsername("sa");
        config.setPassword("");
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(500);
        return new HikariDataSource(config);
    }

    /** Tells the test where the pools are, and waits until it has looked and puts a file of that name down. */
    private static void step(String name) throws InterruptedException {
        System.out.println("STEP " + name);
        Path seen = Paths.get(Settings.get("steps"), name);
        while (!Files.exists(seen)) {
            Thread.sleep(20);
        }
    }
}
