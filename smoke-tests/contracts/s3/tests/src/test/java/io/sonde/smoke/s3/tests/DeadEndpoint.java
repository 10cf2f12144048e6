package io.sonde.smoke.s3.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** An address that refuses connections: its port is taken, so that nobody else comes to listen there. */
final class DeadEndpoint implements AutoCloseable {

    private final Socket socket = new Socket();

    DeadEndpoint() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    String endpoint() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
