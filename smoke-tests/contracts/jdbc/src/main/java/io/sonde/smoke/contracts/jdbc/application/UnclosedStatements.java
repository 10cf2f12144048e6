package io.sonde.smoke.contracts.jdbc.application;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Closes nothing: far more statements, results and connections than the heap holds at once. */
public final class UnclosedStatements {

    private static final int STATEMENTS = 200_000;

    private UnclosedStatements() {}

    public static void main(String[] arguments) throws SQLException {
        Connection connection = Settings.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE numbers (id int PRIMARY KEY)");
            statement.execute("INSERT INTO numbers VALUES (1)");
        }
        int rows = 0;
        for (int i = 0; i < STATEMENTS; i++) {
            PreparedStatement statement = connection.prepareStatement("SELECT id FROM numbers WHERE id = ?");
            statement.setInt(1, 1);
            ResultSet result = statement.executeQuery();
            rows += result.next() ? 1 : 0;
            statement.addBatch();
            if (i % 2000 == 0) {
                Settings.connect().createStatement().execute("SELECT 1");
            }
        }
        System.out.println("READ " + rows);
    }
}
