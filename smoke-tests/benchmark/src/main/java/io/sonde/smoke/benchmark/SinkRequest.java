package io.sonde.smoke.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** One HTTP/1.1 request as the sink sees it. */
final class SinkRequest {

    private final String line;
    private final byte[] body;

    private SinkRequest(String line, byte[] body) {
        this.line = line;
        this.body = body;
    }

    /** The next request of a connection; null at its end. */
    static SinkRequest read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        int length = 0;
        boolean chunked = false;
        boolean compressed = false;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            String value = lower.substring(lower.indexOf(':') + 1).trim();
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(value);
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = value.equals("chunked");
            } else if (lower.startsWith("content-encoding:")) {
                compressed = value.equals("gzip");
            }
        }
        byte[] body = chunked ? chunks(in) : exactly(in, length);
        return new SinkRequest(line, compressed ? uncompressed(body) : body);
    }

    /** The request line. */
    String line() {
        return line;
    }

    /** Without transfer and content encoding. The caller must not write to it. */
    byte[] body() {
        return body;
    }

    private static byte[] uncompressed(byte[] body) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            if (size == null) {
                throw new EOFException();
            }
            int bytes = Integer.parseInt(size.trim(), 16);
            body.write(exactly(in, bytes));
            String end = line(in);
            if (bytes == 0 || end == null) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
