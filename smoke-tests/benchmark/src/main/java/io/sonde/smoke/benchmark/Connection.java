package io.sonde.smoke.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A kept HTTP/1.1 connection that sends what was made before and looks at little of the answer. Not thread-safe. */
final class Connection implements AutoCloseable {

    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 14];

    /** Opens a connection to that loopback port. */
    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A GET request in full. */
    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: benchmark\r\nAccept: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @throws IOException when the answer is not one with status 200 and a known length
     */
    void exchange(byte[] request) throws IOException {
        out.write(request);
        int read = 0;
        int headers = -1;
        while (headers < 0) {
            read += more(read);
            headers = headersEnd(read);
        }
        int whole = headers + bodyLength(headers);
        while (read < whole) {
            read += more(read);
        }
    }

    private int more(int read) throws IOException {
        int more = in.read(buffer, read, buffer.length - read);
        if (more <= 0) {
            throw new EOFException("the service closed the connection after " + text(read));
        }
        return more;
    }

    private int headersEnd(int read) {
        for (int end = HEADERS_END.length; end <= read; end++) {
            if (buffer[end - 1] == '\n'
                    && Arrays.equals(buffer, end - HEADERS_END.length, end, HEADERS_END, 0, HEADERS_END.length)) {
                return end;
            }
        }
        return -1;
    }

    private int bodyLength(int headers) throws IOException {
        String text = text(headers).toLowerCase(Locale.ROOT);
        int length = text.indexOf(LENGTH);
        if (!text.startsWith("http/1.1 200") || length < 0) {
            throw new IOException("the service answered " + text);
        }
        int from = length + LENGTH.length();
        return Integer.parseInt(text.substring(from, text.indexOf('\r', from)).trim());
    }

    private String text(int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
