package io.sonde.smoke.stock;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Programs that end in every way there is. The first argument names the way, the second the address of an HTTP server that
 * they call, the third a file whose appearance some of them wait for.
 */
public final class Ending {

    private static final int WAIT_MILLIS = 20_000;

    private Ending() {}

    public static void main(String[] arguments) throws Exception {
        String way = arguments[0];
        String target = arguments[1];
        File sign = new File(arguments[2]);
        switch (way) {
            case "brief":
                call(target + "/brief");
                return;
            case "uncaught":
                call(target + "/uncaught");
                throw new IllegalStateException("nobody catches this");
            case "halt":
                call(target + "/halt");
                Runtime.getRuntime().halt(5);
                return;
            case "exit-in-request":
                serve(target);
                return;
            case "hook-that-calls":
                atTheEnd(() -> {
                    call(target + "/from-the-hook");
                    await(sign);
                });
                call(target + "/from-main");
                return;
            case "hook-that-closes-the-pool":
                closePoolAtTheEnd();
                return;
            case "hook-that-fails":
                atTheEnd(() -> {
                    call(target + "/from-the-hook");
                    throw new IllegalStateException("the hook fails");
                });
                call(target + "/from-main");
                return;
            default:
                throw new IllegalArgumentException(way);
        }
    }

    /** {@code /exit} ends the program with 7 while it is being answered, anything else is passed on. */
    private static void serve(String target) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/exit")) {
                System.exit(7);
            }
            call(target + path);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println(
                "ending is ready at http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void closePoolAtTheEnd() throws SQLException, InterruptedException {
        StockDatabase database = new StockDatabase();
        database.create();
        atTheEnd(() -> {
            System.out.println("at the end: " + database.totalQuantity());
            database.close();
            System.out.println("the pool is closed");
        });
        System.out.println("total quantity: " + database.totalQuantity());
        new CountDownLatch(1).await();
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void atTheEnd(Step step) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                step.run();
                            } catch (Exception failure) {
                                throw new IllegalStateException(failure);
                            }
                        },
                        "application-hook"));
    }

    private static void call(String address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
        try (InputStream body = connection.getInputStream()) {
            System.out.println("called, and was answered " + connection.getResponseCode() + " " + body.available());
        }
    }

    private static void await(File sign) {
        long deadline = System.currentTimeMillis() + WAIT_MILLIS;
        while (!sign.exists() && System.currentTimeMillis() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        System.out.println("the sign " + (sign.exists() ? "has come" : "has not come"));
    }
}
