package com.example.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service: asked for {@code /work} it asks its database on another thread, then itself for {@code /leaf}. */
public final class Probe implements AutoCloseable {

    private final HikariDataSource pool;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /** @param besides what {@code /work} is to do besides; its result is part of the answer */
    public Probe(Callable<String> besides) throws Exception {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName("probe");
        configuration.setDataSource(new EmbeddedDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
        configuration.setMaximumPoolSize(3);
        pool = new HikariDataSource(configuration);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE items (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO items VALUES (1), (2), (3)");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/leaf", exchange -> answer(exchange, "leaf"));
        server.createContext("/work", exchange -> {
            try {
                String items = String.valueOf(countOnAnotherThread());
                answer(exchange, items + ' ' + leaf() + ' ' + besides.call());
            } catch (Exception failure) {
                throw new IOException(failure);
            }
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int countOnAnotherThread() throws Exception {
        return workers.submit(this::count).get();
    }

    private int count() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM items")) {
            result.next();
            return result.getInt(1);
        }
    }

    private String leaf() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(address() + "/leaf").openConnection();
        try (InputStream body = connection.getInputStream()) {
            byte[] bytes = new byte[16];
            return new String(bytes, 0, Math.max(body.read(bytes), 0), StandardCharsets.UTF_8);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() throws SQLException {
        server.stop(0);
        workers.shutdownNow();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } finally {
            pool.close();
        }
    }
}
