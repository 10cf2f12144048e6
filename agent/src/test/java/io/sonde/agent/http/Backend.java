package io.sonde.agent.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Answers with the bytes it is told to, however wrong they are. One connection at a time. */
final class Backend implements AutoCloseable {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "Content-Length: ";

    private final ServerSocket listener;
    private final Queue<Behaviour> behaviours = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch clientHasEnough = new CountDownLatch(1);

    /** What is done with the next request; false to close the connection then. */
    private interface Behaviour {
        boolean with(Socket connection) throws IOException;
    }

    Backend() {
        try {
            listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread thread = new Thread(this::serve, "backend");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    Backend answers(String... answers) {
        for (String answer : answers) {
            behaviours.add(connection -> {
                read(connection.getInputStream());
                write(connection, answer);
                return true;
            });
        }
        return this;
    }

    Backend answersAndCloses(String answer) {
        behaviours.add(connection -> {
            read(connection.getInputStream());
            write(connection, answer);
            return false;
        });
        return this;
    }

    /** Closes the connection before a request comes. */
    Backend closes() {
        behaviours.add(connection -> false);
        return this;
    }

    /** Answers before the request has been read, and closes. */
    Backend refusesUnread(String answer) {
        behaviours.add(connection -> {
            if (connection.getInputStream().read() >= 0) {
                write(connection, answer);
            }
            return false;
        });
        return this;
    }

    /** Reads and says nothing until the client goes. */
    Backend silent() {
        behaviours.add(connection -> {
            read(connection.getInputStream());
            return connection.getInputStream().read() >= 0;
        });
        return this;
    }

    /** Goes on answering until the client goes. */
    Backend answersForEver(String beginning, String part, long pauseNanos) {
        behaviours.add(connection -> {
            read(connection.getInputStream());
            write(connection, beginning);
            try {
                while (true) {
                    write(connection, part);
                    LockSupport.parkNanos(pauseNanos);
                }
            } catch (IOException gone) {
                clientHasEnough.countDown();
                return false;
            }
        });
        return this;
    }

    void awaitEndOfAnswer() {
        try {
            if (!clientHasEnough.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The client still listens");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    /** Those that were read, as they came. */
    List<String> requests() {
        return new ArrayList<>(requests);
    }

    int connections() {
        return sockets.size();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                connection.setTcpNoDelay(true);
                sockets.add(connection);
                boolean open = true;
                while (open) {
                    Behaviour next = behaviours.poll();
                    open = next != null && next.with(connection);
                }
            } catch (IOException gone) {
                // The next connection, or the end.
            }
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        OutputStream output = connection.getOutputStream();
        output.write(text.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    private void read(InputStream input) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int end = -1;
        int length = 0;
        while (end < 0 || request.size() < end + length) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("the client is gone");
            }
            request.write(next);
            String text = end < 0 ? request.toString(StandardCharsets.UTF_8) : "";
            if (text.endsWith(END_OF_HEAD)) {
                end = request.size();
                int at = text.lastIndexOf(LENGTH) + LENGTH.length();
                length = Integer.parseInt(text.substring(at, text.indexOf('\r', at)));
            }
        }
        requests.add(request.toString(StandardCharsets.UTF_8));
    }
}
