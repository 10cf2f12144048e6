package io.sonde.smoke.context;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The work that a request hands over: one call to the echo server. */
final class Child implements Runnable, Callable<String>, Supplier<String> {

    private final int echoPort;
    private final String id;
    private final CountDownLatch done = new CountDownLatch(1);

    Child(int echoPort, String id) {
        this.echoPort = echoPort;
        this.id = id;
    }

    @Override
    public void run() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) new URL("http://127.0.0.1:" + echoPort + "/" + id).openConnection();
            try (InputStream body = connection.getInputStream()) {
                while (body.read() >= 0) {
                    // to its end, so that the connection can be used again
                }
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } finally {
            done.countDown();
        }
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

    void await() throws InterruptedException {
        if (!done.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The work of " + id + " was never done");
        }
    }
}
