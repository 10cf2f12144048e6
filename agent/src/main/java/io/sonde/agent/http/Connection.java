package io.sonde.agent.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/** A connection to the destination, direct or through a proxy. Not thread-safe. */
final class Connection implements Closeable {

    private final Socket socket;
    private final OutputStream output;
    private final AnswerReader reader;
    private final boolean proxied;

    /**
     * @param transport the socket at the bottom, whose closing waits for nothing
     * @param conversation the same, or a layer of TLS over it
     */
    private Connection(Socket transport, Socket conversation, boolean proxied) throws IOException {
        this.socket = transport;
        this.output = conversation.getOutputStream();
        this.reader = new AnswerReader(conversation.getInputStream());
        this.proxied = proxied;
    }

    static Connection open(Destination destination, Tls tls, TimeLimit limit) throws IOException {
        InetSocketAddress proxy = ProxyProperties.proxyFor(destination);
        Socket socket = proxy == null
                ? connect(destination.address(), destination.port(), limit)
                : connect(proxy.getHostString(), proxy.getPort(), limit);
        try {
            if (!destination.isTls()) {
                return new Connection(socket, socket, proxy != null);
            }
            if (proxy != null) {
                openTunnel(socket, destination);
            }
            return new Connection(socket, tls.over(socket, destination), false);
        } catch (IOException | RuntimeException failure) {
            close(socket);
            throw failure;
        }
    }

    /** To the first of the name's addresses that answers. */
    private static Socket connect(String host, int port, TimeLimit limit) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        IOException failure = null;
        for (int i = 0; i < addresses.length; i++) {
            // Without a proxy of its own a socket would ask the default selector, which may be the application's.
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                limit.guard(socket);
                socket.setTcpNoDelay(true);
                int fairShare = Math.max(1, limit.remainingMillis() / (addresses.length - i));
                socket.connect(new InetSocketAddress(addresses[i], port), fairShare);
                return socket;
            } catch (IOException unreachable) {
                close(socket);
                failure = unreachable;
            }
        }
        throw failure;
    }

    private static void openTunnel(Socket socket, Destination destination) throws IOException {
        String target = destination.host() + ':' + destination.port();
        OutputStream output = socket.getOutputStream();
        output.write(AnswerReader.encode("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n"));
        output.flush();
        int status = new AnswerReader(new SingleBytes(socket.getInputStream())).readHead();
        if (status < 200 || status >= 300) {
            throw new IOException("the proxy answered with HTTP status " + status);
        }
    }

    /** Whether the request line is to hold the whole URL. */
    boolean isProxied() {
        return proxied;
    }

    /** Sends a request and reads the answer. */
    Answer exchange(byte[] head, Message message) throws IOException {
        IOException unsent = null;
        try {
            output.write(head);
            message.writeTo(output);
            output.flush();
        } catch (IOException failure) {
            // Who refuses a message may do so, and close the connection, before it has all of it.
            unsent = failure;
        }
        try {
            return reader.read();
        } catch (IOException failure) {
            throw unsent == null ? failure : unsent;
        }
    }

    /** Whether nothing has come back since the last request was begun: it has not been heard. */
    boolean isUnanswered() {
        return !reader.hasBegun();
    }

    boolean isReusable() {
        return reader.isReusable();
    }

    @Override
    public void close() {
        close(socket);
    }

    Closeable transport() {
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // Nothing is left to be done with it.
        }
    }

    /** Takes no byte more than is asked for: what follows the proxy's answer is for the layer of TLS. */
    private static final class SingleBytes extends InputStream {

        private final InputStream input;

        SingleBytes(InputStream input) {
            this.input = input;
        }

        @Override
        public int read() throws IOException {
            return input.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return input.read(bytes, offset, Math.min(1, length));
        }
    }
}
