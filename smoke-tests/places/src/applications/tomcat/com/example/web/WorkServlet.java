package com.example.web;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks a database of its own on another thread, then the backend; says which version of the database it has. */
public final class WorkServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private transient HikariDataSource pool;
    private transient ExecutorService workers;

    @Override
    public void init() {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSourceClassName("org.h2.jdbcx.JdbcDataSource");
        configuration.addDataSourceProperty("url", "jdbc:h2:mem:" + System.nanoTime());
        configuration.setMaximumPoolSize(2);
        pool = new HikariDataSource(configuration);
        workers = Executors.newFixedThreadPool(2);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String version = workers.submit(this::version).get();
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(System.getProperty("places.backend")).toURL().openConnection();
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
            response.getWriter().print(version);
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }

    private String version() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            result.next();
            return connection.getMetaData().getDriverVersion();
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
        pool.close();
        try {
            workers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
