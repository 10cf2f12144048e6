package io.sonde.agent.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Sends OTLP over the JDK's {@code HttpURLConnection}, on the calling thread. It takes the place of OkHttp, which would
 * cost ten times the processor time at start and 3 MB in the jar. Not thread-safe.
 */
final class HttpUrlConnectionSender {

    private static final int MAXIMUM_RESPONSE = 64 * 1024;
    private static final int LARGEST_KEPT = 1 << 20;

    private final String endpoint;
    private final Map<String, String> headers;
    private final boolean compressed;
    private final long timeoutMillis;

    /** Kept from one message to the next for its room. */
    private ByteArrayOutputStream compressedBytes = new ByteArrayOutputStream();

    /** @param timeoutMillis for all attempts to send a message together; 0 for no limit */
    HttpUrlConnectionSender(String endpoint, Map<String, String> headers, boolean compressed, long timeoutMillis) {
        this.endpoint = endpoint;
        this.headers = headers;
        this.compressed = compressed;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Sends a message, again where that may help.
     *
     * @throws IOException if there is no answer
     */
    Response send(OtlpTraces traces) throws IOException {
        if (compressed) {
            compress(traces);
        }
        return new Attempts(timeoutMillis).run(new Attempts.Attempt() {
            @Override
            public Response run(int remainingMillis) throws IOException {
                return post(traces, remainingMillis);
            }
        });
    }

    private void compress(OtlpTraces traces) throws IOException {
        if (compressedBytes.size() > LARGEST_KEPT) {
            compressedBytes = new ByteArrayOutputStream();
        }
        compressedBytes.reset();
        try (OutputStream gzip = new FastGzip(compressedBytes)) {
            traces.writeTo(gzip);
        }
    }

    private Response post(OtlpTraces traces, int remainingMillis) throws IOException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(remainingMillis);
        HttpURLConnection connection = (HttpURLConnection) new URL(endpoint).openConnection();
        connection.setConnectTimeout(remainingMillis);
        connection.setReadTimeout(remainingMillis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-protobuf");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            connection.addRequestProperty(header.getKey(), header.getValue());
        }
        if (compressed) {
            connection.setRequestProperty("Content-Encoding", "gzip");
        }
        connection.setFixedLengthStreamingMode(compressed ? compressedBytes.size() : traces.length());
        try (OutputStream output = connection.getOutputStream()) {
            if (compressed) {
                compressedBytes.writeTo(output);
            } else {
                traces.writeTo(output);
            }
        }
        int status = connection.getResponseCode();
        return new Response(status, read(connection, status, deadlineNanos), connection.getHeaderField("Retry-After"));
    }

    private static byte[] read(HttpURLConnection connection, int status, long deadlineNanos) throws IOException {
        try (InputStream stream = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[1024];
            int read = stream == null ? -1 : stream.read(buffer);
            while (read >= 0) {
                bytes.write(buffer, 0, Math.min(read, MAXIMUM_RESPONSE - bytes.size()));
                if (bytes.size() == MAXIMUM_RESPONSE || deadlineNanos - System.nanoTime() < 0) {
                    // What is left is not worth waiting for, and the connection cannot be used again without it.
                    connection.disconnect();
                    break;
                }
                read = stream.read(buffer);
            }
            return bytes.toByteArray();
        }
    }

    /** Traces repeat themselves so much that more effort gains little and costs several times the processor time. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream output) throws IOException {
            super(output, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** What the backend answered. Immutable. */
    static final class Response {

        private final int status;
        private final byte[] body;
        private final String retryAfter;

        Response(int status, byte[] body, String retryAfter) {
            this.status = status;
            this.body = body;
            this.retryAfter = retryAfter;
        }

        int status() {
            return status;
        }

        /** At most its first 64 KiB; not a copy. */
        byte[] body() {
            return body;
        }

        /** The header of that name; null if it was not sent. */
        String retryAfter() {
            return retryAfter;
        }
    }
}
