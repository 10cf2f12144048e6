package io.sonde.smoke.context;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that no agent knows: one connection, one request after the other. Not thread-safe. */
final class Requests implements AutoCloseable {

    private final Socket socket;
    private final InputStream input;

    Requests(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** The status line of the response to a request that belongs to no trace; nothing can be asked for after it. */
    String status(String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        while (input.read() >= 0) {
            // to the end of the connection
        }
        return status;
    }

    /** The body of the response, whose length or whose chunks' lengths the server names. */
    String get(String path, String traceId) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (traceId == null ? "" : "traceparent: 00-" + traceId + "-00000000000000aa-01\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            } else if (header.toLowerCase().startsWith("transfer-encoding:")) {
                chunked = true;
            }
        }
        StringBuilder body = new StringBuilder();
        if (chunked) {
            do {
                length = Integer.parseInt(line(), 16);
                read(length, body);
                line();
            } while (length > 0);
        } else {
            read(length, body);
        }
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + " for " + path);
        }
        return body.toString();
    }

    private void read(int length, StringBuilder body) throws IOException {
        for (int i = 0; i < length; i++) {
            body.append((char) input.read());
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = input.read(); read != '\n'; read = input.read()) {
            if (read < 0) {
                throw new IOException("The connection was closed");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
