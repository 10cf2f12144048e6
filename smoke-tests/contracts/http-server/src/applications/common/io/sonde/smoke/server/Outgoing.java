package io.sonde.smoke.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** Calls to another server, and the passing of time. */
public final class Outgoing {

    private Outgoing() {}

    /** The body of the answer. */
    public static String get(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        try (InputStream body = connection.getInputStream()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = body.read(); next >= 0; next = body.read()) {
                bytes.write(next);
            }
            return bytes.toString("UTF-8");
        }
    }

    /** As {@link #get}; nothing for null. */
    public static String optional(String url) {
        try {
            return url == null ? "" : get(url);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs the work on a new thread after a while. */
    public static void later(final long millis, final Runnable work) {
        Thread thread = new Thread("later") {
            @Override
            public void run() {
                pause(millis);
                work.run();
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    /** Stands for work that takes so long. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
