package io.sonde.smoke.stock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /items/{id}} and {@code POST /reservations} with a form of {@code item} and {@code quantity}. */
final class StockServer {

    private static final Pattern ITEM = Pattern.compile("/items/(\\d{1,6})");
    private static final Pattern RESERVATION = Pattern.compile("item=(\\d{1,6})&quantity=(\\d{1,6})");

    private final HttpServer server;
    private final StockDatabase database;

    StockServer(int port, StockDatabase database) throws IOException {
        this.database = database;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/items", this::item);
        server.createContext("/reservations", this::reservation);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void item(HttpExchange exchange) throws IOException {
        Matcher path = ITEM.matcher(exchange.getRequestURI().getPath());
        if (!exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 405, "{\"error\":\"only GET\"}");
        } else if (!path.matches()) {
            answer(exchange, 404, "{\"error\":\"no such path\"}");
        } else {
            try {
                String found = database.find(Integer.parseInt(path.group(1)));
                answer(exchange, found == null ? 404 : 200, found == null ? "{\"error\":\"no such item\"}" : found);
            } catch (SQLException failure) {
                fail(exchange, failure);
            }
        }
    }

    private void reservation(HttpExchange exchange) throws IOException {
        Matcher form = RESERVATION.matcher(body(exchange));
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "{\"error\":\"only POST\"}");
        } else if (!form.matches()) {
            answer(exchange, 400, "{\"error\":\"item and quantity, please\"}");
        } else {
            try {
                boolean reserved = database.reserve(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
                answer(exchange, reserved ? 201 : 409, "{\"reserved\":" + reserved + "}");
            } catch (SQLException failure) {
                fail(exchange, failure);
            }
        }
    }

    private static void fail(HttpExchange exchange, SQLException failure) throws IOException {
        failure.printStackTrace(System.err);
        answer(exchange, 500, "{\"error\":\"database: " + failure.getSQLState() + "\"}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        try (InputStream stream = exchange.getRequestBody()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                body.write(buffer, 0, read);
            }
        }
        return new String(body.toByteArray(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
