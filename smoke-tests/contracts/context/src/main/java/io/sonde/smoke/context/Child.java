package io.sonde.smoke.context;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The work that a request hands over: one statement, and one call to the echo server. */
public final class Child implements Runnable, Callable<String>, Supplier<String> {

    private static final String DATABASE = "jdbc:h2:mem:context;DB_CLOSE_DELAY=-1";

    private final int echoPort;
    private final String id;
    private final CountDownLatch done = new CountDownLatch(1);

    Child(int echoPort, String id) {
        this.echoPort = echoPort;
        this.id = id;
    }

    /** Outside of every request, because a database goes on with threads of its own. */
    static void openDatabase() throws SQLException {
        DriverManager.getConnection(DATABASE).close();
    }

    @Override
    public void run() {
        try (Connection database = DriverManager.getConnection(DATABASE);
                Statement statement = database.createStatement()) {
            statement.execute("SELECT 1");
            HttpURLConnection connection = (HttpURLConnection) new URL(url(id)).openConnection();
            try (InputStream body = connection.getInputStream()) {
                while (body.read() >= 0) {
                    // to its end, so that the connection can be used again
                }
            }
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            done.countDown();
        }
    }

    /** Where the echo server answers to that path. */
    String url(String path) {
        return "http://127.0.0.1:" + echoPort + "/" + path;
    }

    @Override
    public String call() {
        run();
        return id;
    }

    @Override
    public String get() {
        return call();
    }

    /** Returns when the work is done, on whatever thread. */
    public void await() throws InterruptedException {
        if (!done.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The work of " + id + " was never done");
        }
    }
}
