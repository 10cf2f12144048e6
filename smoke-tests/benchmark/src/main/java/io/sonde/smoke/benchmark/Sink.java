package io.sonde.smoke.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes what agents send and counts the spans, as cheaply as it can: it shares the machine with what is measured. A
 * program of its own; its arguments are how many ports it shall open, and for each it prints {@code sink at <port>}.
 * {@code GET /spans} at a port answers how many have arrived there.
 */
final class Sink {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final LongAdder spans = new LongAdder();

    private Sink() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Sink sink = new Sink();
            new Thread(sink::accept, "sink").start();
            System.out.println("sink at " + sink.socket.getLocalPort());
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> serve(client), "sink-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException refused) {
                System.err.println("sink: " + refused);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            BufferedInputStream in = new BufferedInputStream(client.getInputStream(), 1 << 16);
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            for (SinkRequest request = SinkRequest.read(in); request != null; request = SinkRequest.read(in)) {
                answer(request, out);
                out.flush();
            }
        } catch (IOException gone) {
            // The agent has closed its connection or was ended.
        }
    }

    private void answer(SinkRequest request, OutputStream out) throws IOException {
        if (request.line().startsWith("POST /v1/traces ")) {
            spans.add(SpanCount.in(request.body()));
            respond(out, "200 OK", "application/x-protobuf", "");
        } else if (request.line().startsWith("GET /spans ")) {
            respond(out, "200 OK", "text/plain", Long.toString(spans.sum()));
        } else if (request.line().startsWith("GET /info ")) {
            // Datadog's agent falls back to its plain protocol.
            respond(out, "404 Not Found", "text/plain", "");
        } else {
            respond(out, "200 OK", "application/json", "{\"version\":\"8.17.0\"}");
        }
    }

    private static void respond(OutputStream out, String status, String type, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }
}
