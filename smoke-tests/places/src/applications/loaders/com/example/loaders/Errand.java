package com.example.loaders;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;

/** One query of a database of its own. */
public final class Errand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        try (Connection connection = new org.h2.Driver().connect("jdbc:h2:mem:" + UUID.randomUUID(), new Properties());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            result.next();
            return result.getInt(1);
        }
    }
}
