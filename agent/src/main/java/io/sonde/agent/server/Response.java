package io.sonde.agent.server;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * The answer to one request. It is kept whole in memory, compressed if the client takes it so, and sent once the endpoint
 * has returned. Used by one thread.
 */
public final class Response {
    private static final int BUFFER = 8192;

    private final Body bytes = new Body();
    private final boolean gzip;
    private int status = 200;
    private String contentType = "text/plain; charset=utf-8";
    private Writer writer;

    Response(boolean gzip) {
        this.gzip = gzip;
    }

    /** The status of an answer that has been filled in as JSON, text and so on; 200 unless it is called. */
    public void status(int code) {
        status = code;
    }

    /** The value of {@code Content-Type}; plain text in UTF-8 unless it is called. */
    public void contentType(String value) {
        contentType = value;
    }

    /** Takes the body as UTF-8 text; always the same writer, closed by the server. */
    public Writer writer() throws IOException {
        if (writer == null) {
            OutputStream out = gzip ? new GZIPOutputStream(bytes, BUFFER) : bytes;
            writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        }
        return writer;
    }

    /** An error whose body is the name of its status. Call it in place of {@link #writer}. */
    public void error(int code) throws IOException {
        status = code;
        contentType = "text/plain; charset=utf-8";
        writer().append(reason(code)).append('\n');
    }

    /** Ends the body and returns what goes over the wire. */
    ByteBuffer[] finish(boolean head, boolean close) throws IOException {
        writer().close();
        ByteBuffer body = bytes.view();
        StringBuilder lines = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\nContent-Type: ")
                .append(contentType)
                .append("\r\nContent-Length: ")
                .append(body.remaining())
                .append(
                        "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none';"
                                + " style-src 'unsafe-inline'; frame-ancestors 'none'\r\nReferrer-Policy: no-referrer"
                                + "\r\nVary: Accept, Accept-Encoding\r\n");
        if (gzip) {
            lines.append("Content-Encoding: gzip\r\n");
        }
        if (status == 405) {
            lines.append("Allow: GET, HEAD\r\n");
        }
        if (status == 401) {
            lines.append("WWW-Authenticate: Bearer\r\n");
        }
        if (close) {
            lines.append("Connection: close\r\n");
        }
        lines.append("\r\n");
        ByteBuffer start = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        return head ? new ByteBuffer[] {start} : new ByteBuffer[] {start, body};
    }

    /** An error that ends the connection; no endpoint is asked. */
    static ByteBuffer[] rejection(int code) throws IOException {
        Response response = new Response(false);
        response.error(code);
        return response.finish(false, true);
    }

    private static String reason(int code) {
        switch (code) {
            case 200:
                return "OK";
            case 400:
                return "Bad Request";
            case 401:
                return "Unauthorized";
            case 403:
                return "Forbidden";
            case 404:
                return "Not Found";
            case 405:
                return "Method Not Allowed";
            case 408:
                return "Request Timeout";
            case 414:
                return "URI Too Long";
            case 431:
                return "Request Header Fields Too Large";
            case 500:
                return "Internal Server Error";
            case 503:
                return "Service Unavailable";
            case 505:
                return "HTTP Version Not Supported";
            default:
                return "Status";
        }
    }

    /** Bytes that need not be copied to be sent. */
    private static final class Body extends ByteArrayOutputStream {
        Body() {
            super(BUFFER);
        }

        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }
}
