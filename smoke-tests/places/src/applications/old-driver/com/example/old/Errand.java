package com.example.old;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Callable;

/** Asks a database whose driver is older than Java 7. */
public final class Errand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        Connection connection = new org.hsqldb.jdbcDriver().connect("jdbc:hsqldb:mem:old", properties);
        Statement statement = connection.createStatement();
        statement.execute("CREATE TABLE items (id INTEGER PRIMARY KEY)");
        PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?)");
        for (int i = 1; i <= 3; i++) {
            insert.setInt(1, i);
            insert.executeUpdate();
        }
        try {
            insert.executeUpdate();
            throw new IllegalStateException("The key is there twice");
        } catch (SQLException violation) {
            statement.executeQuery("SELECT COUNT(*) FROM items WHERE id > 7").close();
        }
        ResultSet result = statement.executeQuery("SELECT SUM(id) FROM items");
        result.next();
        int sum = result.getInt(1);
        statement.execute("SHUTDOWN");
        connection.close();
        return sum;
    }
}
