package io.sonde.smoke.stock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A service that falls ill when it is told to by HTTP: each address brings about or cures one ailment. */
public final class Ailments {

    private final HikariDataSource pool;
    private final List<Connection> held = new ArrayList<Connection>();
    private HttpServer server;

    private Ailments() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setJdbcUrl("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(60_000);
        pool = new HikariDataSource(config);
    }

    public static void main(String[] arguments) throws Exception {
        new Ailments().start();
        new CountDownLatch(1).await();
    }

    private void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::serve);
        server.start();
        System.out.println(
                "ailments is ready at http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        int status = 200;
        String query = exchange.getRequestURI().getQuery();
        try {
            switch (exchange.getRequestURI().getPath()) {
                case "/exhaust":
                    exhaust();
                    break;
                case "/release":
                    release();
                    break;
                case "/deadlock":
                    deadlock();
                    break;
                case "/fail":
                    status = 500;
                    break;
                case "/call":
                    call(Integer.parseInt(query));
                    break;
                case "/check":
                    check(query);
                    break;
                default:
                    break;
            }
        } catch (Exception failure) {
            failure.printStackTrace();
            status = 599;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Takes every connection and lets one more request wait for one. */
    private synchronized void exhaust() throws SQLException {
        held.add(pool.getConnection());
        held.add(pool.getConnection());
        Thread waiting = new Thread(
                () -> {
                    try (Connection connection = pool.getConnection()) {
                        connection.isValid(1);
                    } catch (SQLException failure) {
                        failure.printStackTrace();
                    }
                },
                "waits-for-a-connection");
        waiting.start();
    }

    private synchronized void release() throws SQLException {
        for (Connection connection : held) {
            connection.close();
        }
        held.clear();
    }

    /** Two threads that wait for each other's lock for ever. */
    private static void deadlock() {
        Object one = new Object();
        Object other = new Object();
        CountDownLatch both = new CountDownLatch(2);
        lockInTurn("first-of-the-deadlock", one, other, both);
        lockInTurn("second-of-the-deadlock", other, one, both);
    }

    private static void lockInTurn(String name, Object first, Object second, CountDownLatch both) {
        Thread thread = new Thread(
                () -> {
                    synchronized (first) {
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException interruption) {
                            return;
                        }
                        synchronized (second) {
                            System.out.println("no deadlock");
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Calls a service that answers with that status as often. */
    private void call(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            URL url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/fail");
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.getResponseCode();
            connection.disconnect();
        }
    }

    /** Registers a check of its own that answers with that status, or takes it away. */
    private static void check(String status) throws ReflectiveOperationException {
        Class<?> checks = Class.forName("io.sonde.bootstrap.HealthChecks", true, null);
        if (status.equals("none")) {
            checks.getMethod("unregister", String.class).invoke(null, "search-index");
            return;
        }
        Callable<Object> check = () -> {
            if (status.equals("hangs")) {
                new CountDownLatch(1).await();
            }
            return status;
        };
        checks.getMethod("register", String.class, Callable.class).invoke(null, "search-index", check);
    }
}
