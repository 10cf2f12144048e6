package com.example.wildfly;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** Asks the server's example database, whose driver is in a module of its own, then the backend. */
@WebServlet("/work")
public final class WorkServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Logger.getLogger("com.example.wildfly").info("at work");
        try {
            DataSource database = (DataSource) new InitialContext().lookup("java:jboss/datasources/ExampleDS");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS items (id INT PRIMARY KEY)");
                try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM items")) {
                    result.next();
                    response.getWriter().print(result.getInt(1));
                }
            }
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(System.getProperty("places.backend")).toURL().openConnection();
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
