package io.sonde.agent.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads answers of HTTP/1.1 (RFC 9112) from a connection, each within limits. What breaks before the status is known is an
 * exception; what breaks behind it is not, because the backend has decided by then. Not thread-safe.
 */
final class AnswerReader {

    static final int MAXIMUM_BODY = 64 * 1024;

    private static final int MAXIMUM_HEAD = 32 * 1024;
    private static final int LONGEST_CHUNK_SIZE = 7;
    private static final int LONGEST_LENGTH = 18;
    private static final long UNKNOWN = -1;

    private final InputStream input;
    private final byte[] buffer = new byte[4096];
    private int position;
    private int end;

    private boolean begun;
    private boolean reusable;

    // Of the head that is being read.
    private int headBytes;
    private int minorVersion;
    private long length;
    private boolean chunked;
    private boolean gzip;
    private String retryAfter;
    private String date;

    AnswerReader(InputStream input) {
        this.input = input;
    }

    /** Whether a byte of the answer that was read last has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether another request may follow on the connection. */
    boolean isReusable() {
        return reusable;
    }

    /** Reads the answer to one request. */
    Answer read() throws IOException {
        begun = position < end;
        reusable = false;
        headBytes = 0;
        int status = finalStatus();
        byte[] body = new byte[0];
        try {
            fields();
            body = body(status);
        } catch (IOException cutOff) {
            reusable = false;
        }
        return new Answer(status, body, retryAfter, date);
    }

    /**
     * What reads the answer of a proxy to {@code CONNECT}, behind which nothing stands until the client speaks.
     *
     * @return the status
     */
    int readHead() throws IOException {
        headBytes = 0;
        int status = finalStatus();
        fields();
        return status;
    }

    /** Behind "100 Continue" and its like the real answer follows. */
    private int finalStatus() throws IOException {
        int status = status();
        while (status < 200) {
            if (status == 101) {
                throw new IOException("the answer changes the protocol");
            }
            fields();
            status = status();
        }
        return status;
    }

    private int status() throws IOException {
        String line = line();
        boolean http = line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ';
        int status = 0;
        for (int i = 9; http && i < 12; i++) {
            int digit = line.charAt(i) - '0';
            http = digit >= 0 && digit <= 9;
            status = status * 10 + digit;
        }
        if (!http || status < 100 || (line.length() > 12 && line.charAt(12) != ' ')) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        minorVersion = line.charAt(7) - '0';
        return status;
    }

    private void fields() throws IOException {
        length = UNKNOWN;
        chunked = false;
        gzip = false;
        retryAfter = null;
        date = null;
        reusable = minorVersion >= 1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                field(line.substring(0, colon), line.substring(colon + 1).trim());
            }
        }
    }

    private void field(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            long said = contentLength(value);
            // One that is said twice, or is no number, delimits nothing: the end of the connection does.
            reusable &= said != UNKNOWN && (length == UNKNOWN || length == said);
            length = said;
        } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
            chunked = value.equalsIgnoreCase("chunked");
            reusable &= chunked;
        } else if (name.equalsIgnoreCase("Connection")) {
            reusable &= !value.equalsIgnoreCase("close");
        } else if (name.equalsIgnoreCase("Content-Encoding")) {
            gzip = value.equalsIgnoreCase("gzip") || value.equalsIgnoreCase("x-gzip");
        } else if (name.equalsIgnoreCase("Retry-After")) {
            retryAfter = value;
        } else if (name.equalsIgnoreCase("Date")) {
            date = value;
        }
    }

    private static long contentLength(String value) {
        if (value.isEmpty() || value.length() > LONGEST_LENGTH) {
            return UNKNOWN;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return UNKNOWN;
            }
        }
        return Long.parseLong(value);
    }

    private byte[] body(int status) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (status != 204 && status != 304) {
            try {
                readBody(body);
            } catch (IOException cutOff) {
                reusable = false;
            }
        }
        // What was sent beyond the answer belongs to no request.
        reusable &= position == end;
        return gzip ? Answer.uncompressed(body.toByteArray(), MAXIMUM_BODY) : body.toByteArray();
    }

    private void readBody(ByteArrayOutputStream body) throws IOException {
        if (chunked) {
            int size = chunkSize();
            while (size > 0) {
                if (!copy(size, body)) {
                    return;
                }
                if (!line().isEmpty()) {
                    throw new IOException("no end of the chunk");
                }
                size = chunkSize();
            }
            while (!line().isEmpty()) {
                // Trailers say nothing of interest.
            }
        } else if (length != UNKNOWN) {
            copy(length, body);
        } else {
            reusable = false;
            copy(Long.MAX_VALUE, body);
        }
    }

    /** @return false if the limit is reached: what is left is not worth reading, and the connection is spoilt */
    private boolean copy(long size, ByteArrayOutputStream body) throws IOException {
        long left = size;
        while (left > 0) {
            if (body.size() == MAXIMUM_BODY) {
                reusable = false;
                return false;
            }
            fill();
            int part = (int) Math.min(Math.min(left, end - position), MAXIMUM_BODY - body.size());
            body.write(buffer, position, part);
            position += part;
            left -= part;
        }
        return true;
    }

    private int chunkSize() throws IOException {
        String line = line();
        int digits = 0;
        int size = 0;
        while (digits < line.length() && Character.digit(line.charAt(digits), 16) >= 0) {
            size = size * 16 + Character.digit(line.charAt(digits), 16);
            if (++digits > LONGEST_CHUNK_SIZE) {
                throw new IOException("too large a chunk");
            }
        }
        if (digits == 0) {
            throw new IOException("no size of the chunk");
        }
        // Lines within the body are limited by themselves, a body as a whole by its own limit.
        headBytes = 0;
        return size;
    }

    /** Without its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (true) {
            fill();
            begun = true;
            char character = (char) (buffer[position++] & 0xFF);
            if (++headBytes > MAXIMUM_HEAD) {
                throw new IOException("the answer's head is too long");
            }
            if (character == '\n') {
                int last = line.length() - 1;
                if (last >= 0 && line.charAt(last) == '\r') {
                    line.setLength(last);
                }
                return line.toString();
            }
            line.append(character);
        }
    }

    private void fill() throws IOException {
        if (position == end) {
            int read = input.read(buffer);
            if (read < 0) {
                throw new EOFException("the connection was closed before the answer");
            }
            position = 0;
            end = read;
        }
    }

    /** Text of a head as bytes. */
    static byte[] encode(CharSequence head) {
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }
}
