package io.sonde.smoke.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A backend that reads what it is sent and answers each request with the same bytes, or without end. Thread-safe. */
final class BadBackend implements AutoCloseable {

    /** How a connection goes on behind an answer. */
    enum Then {
        CLOSE,
        GO_ON,
        SAY_NOTHING
    }

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final ServerSocket listener;
    private final ExecutorService connections = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "bad-backend");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();

    /** @param part said over and over behind the answer with {@link Then#GO_ON} */
    BadBackend(byte[] answer, Then then, byte[] part) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        connections.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket connection = listener.accept();
                    connections.execute(() -> serve(connection, answer, then, part));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    /** Bytes of answers that found a way out. */
    long written() {
        return written.get();
    }

    private void serve(Socket connection, byte[] answer, Then then, byte[] part) {
        try (connection) {
            InputStream input = connection.getInputStream();
            while (read(input)) {
                requests.incrementAndGet();
                OutputStream output = connection.getOutputStream();
                output.write(answer);
                while (then == Then.GO_ON) {
                    output.write(part);
                    written.addAndGet(part.length);
                }
                if (then == Then.CLOSE) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Who asked has enough.
        }
    }

    /** Reads a head and the body whose length it names; false if there is none any more. */
    private static boolean read(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        int matched = 0;
        while (matched < END_OF_HEAD.length) {
            int next = input.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
        }
        String text = head.toString();
        int at = text.indexOf("Content-Length: ") + "Content-Length: ".length();
        input.readNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
        return true;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        connections.shutdownNow();
    }
}
