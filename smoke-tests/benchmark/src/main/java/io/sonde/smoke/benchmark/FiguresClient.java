package io.sonde.smoke.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks the measured service what its JVM alone knows. Not thread-safe. */
final class FiguresClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    FiguresClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Bytes that all threads have allocated so far. */
    long allocatedBytes() {
        return ask("allocated");
    }

    /** Bytes of heap in use after a full collection. */
    long liveBytes() {
        return ask("live");
    }

    private long ask(String figure) {
        try {
            socket.getOutputStream().write((figure + "\n").getBytes(StandardCharsets.US_ASCII));
            return Long.parseLong(answers.readLine());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            // Nothing is lost with it.
        }
    }
}
