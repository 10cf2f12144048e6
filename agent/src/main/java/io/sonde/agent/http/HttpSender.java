package io.sonde.agent.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Posts messages to one URL, on the calling thread, over a connection that is kept from one message to the next. Not
 * thread-safe but for {@link #hurry()}.
 */
public final class HttpSender {

    private static final int LARGEST_KEPT = 1 << 20;

    /** Written by the sender itself. */
    private static final String[] OWN_FIELDS = {
        "host", "connection", "content-length", "content-encoding", "content-type", "transfer-encoding", "expect"
    };

    private final String endpoint;
    private final String fields;
    private final boolean compressed;
    private final long timeoutMillis;
    private final Attempts attempts = new Attempts();
    private final TimeLimit limit = new TimeLimit();
    private final Tls tls = new Tls();

    private Destination destination;

    /** Kept from one message to the next; null if there is none. */
    private Connection idle;

    /** Kept from one message to the next for its room. */
    private ByteArrayOutputStream compressedBytes = new ByteArrayOutputStream();

    /**
     * @param contentType of all messages
     * @param headers more fields; what delimits and describes a message is left out of them
     * @param timeoutMillis for all attempts to send a message together; 0 for no limit
     * @throws IllegalArgumentException if a header is none
     */
    public HttpSender(
            String endpoint, String contentType, Map<String, String> headers, boolean compressed, long timeoutMillis) {
        this.endpoint = endpoint;
        this.compressed = compressed;
        this.timeoutMillis = timeoutMillis;
        StringBuilder text =
                new StringBuilder("Content-Type: ").append(contentType).append("\r\n");
        if (compressed) {
            text.append("Content-Encoding: gzip\r\n");
        }
        boolean userAgent = true;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey();
            check(name, header.getValue());
            userAgent &= !name.equalsIgnoreCase("User-Agent");
            if (!isOwn(name.toLowerCase(Locale.ROOT))) {
                text.append(name).append(": ").append(header.getValue()).append("\r\n");
            }
        }
        this.fields = text.append(userAgent ? "User-Agent: sonde\r\n" : "").toString();
    }

    /** What a value holds is a secret, and so is not in the message. */
    private static void check(String name, String value) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character <= ' ' || character >= 0x7F || character == ':') {
                throw new IllegalArgumentException("a header whose name is none");
            }
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' && value.charAt(i) != '\t' || value.charAt(i) == 0x7F) {
                throw new IllegalArgumentException("a control character in the value of header " + name);
            }
        }
    }

    private static boolean isOwn(String name) {
        for (String own : OWN_FIELDS) {
            if (own.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** From now on nothing is waited for: what does not arrive at once is given up. Thread-safe. */
    public void hurry() {
        attempts.hurry();
    }

    /**
     * Sends a message, again where that may help.
     *
     * @throws IOException if there is no answer
     */
    public Answer send(Message message) throws IOException {
        if (destination == null) {
            destination = Destination.of(endpoint);
        }
        Message sent = compressed ? compress(message) : message;
        return attempts.run(timeoutMillis, new Attempts.Attempt() {
            @Override
            public Answer run(int remainingMillis) throws IOException {
                return post(sent, remainingMillis);
            }
        });
    }

    private Message compress(Message message) throws IOException {
        if (compressedBytes.size() > LARGEST_KEPT) {
            compressedBytes = new ByteArrayOutputStream();
        }
        compressedBytes.reset();
        try (OutputStream gzip = new FastGzip(compressedBytes)) {
            message.writeTo(gzip);
        }
        return new Message() {
            @Override
            public int length() {
                return compressedBytes.size();
            }

            @Override
            public void writeTo(OutputStream output) throws IOException {
                compressedBytes.writeTo(output);
            }
        };
    }

    private Answer post(Message message, int remainingMillis) throws IOException {
        limit.begin(TimeUnit.MILLISECONDS.toNanos(remainingMillis));
        try {
            Connection kept = idle;
            idle = null;
            if (kept != null) {
                limit.guard(kept.transport());
                try {
                    return exchange(kept, message);
                } catch (IOException unheard) {
                    if (!kept.isUnanswered() || limit.isOver()) {
                        throw unheard;
                    }
                    // Most likely the backend closed it meanwhile.
                }
            }
            return exchange(Connection.open(destination, tls, limit), message);
        } catch (IOException broken) {
            if (limit.isOver()) {
                // The socket only says that it was closed.
                IOException late = new SocketTimeoutException("no answer within " + remainingMillis + " ms");
                late.initCause(broken);
                throw late;
            }
            throw broken;
        } finally {
            limit.end();
        }
    }

    private Answer exchange(Connection connection, Message message) throws IOException {
        boolean reusable = false;
        try {
            Answer answer = connection.exchange(AnswerReader.encode(head(connection, message)), message);
            reusable = connection.isReusable();
            return answer;
        } finally {
            if (reusable) {
                idle = connection;
            } else {
                connection.close();
            }
        }
    }

    private StringBuilder head(Connection connection, Message message) {
        StringBuilder head = new StringBuilder(256).append("POST ");
        if (connection.isProxied()) {
            head.append("http://").append(destination.authority());
        }
        head.append(destination.path()).append(" HTTP/1.1\r\nHost: ").append(destination.authority());
        head.append("\r\n").append(fields);
        return head.append("Content-Length: ").append(message.length()).append("\r\n\r\n");
    }

    /** Traces repeat themselves so much that more effort gains little and costs several times the processor time. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream output) throws IOException {
            super(output, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
