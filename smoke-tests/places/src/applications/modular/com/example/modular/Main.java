package com.example.modular;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.Executors;

/** A service in a named module: {@code /work} asks the database and then {@code /leaf}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:modular");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE items (id INT PRIMARY KEY)");
        }
        HttpClient client = HttpClient.newHttpClient();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/leaf", exchange -> answer(exchange, "leaf"));
        server.createContext("/work", exchange -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM items")) {
                result.next();
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(address + "/leaf")).build();
                String leaf = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                answer(exchange, result.getInt(1) + " " + leaf + " " + Main.class.getModule());
            } catch (Exception failure) {
                throw new IOException(failure);
            }
        });
        server.start();
        System.out.println("probe is ready at " + address);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
