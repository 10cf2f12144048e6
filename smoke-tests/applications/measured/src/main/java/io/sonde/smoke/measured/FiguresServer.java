package io.sonde.smoke.measured;

import jakarta.annotation.PreDestroy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells whoever measures what this JVM alone knows, on a plain socket that no agent looks at: {@code allocated} is
 * answered with the bytes allocated so far, {@code live} with the bytes of heap in use after a full collection. One line
 * each, one connection at a time.
 */
@Component
class FiguresServer {

    private final ServerSocket socket;

    FiguresServer(@Value("${figures.port}") int port) throws IOException {
        socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "figures");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        AllocatedBytes allocated = new AllocatedBytes();
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client, allocated);
            } catch (IOException gone) {
                // The one who measured is gone, or this server is closed.
            }
        }
    }

    private static void answer(Socket client, AllocatedBytes allocated) throws IOException {
        client.setTcpNoDelay(true);
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream answers = client.getOutputStream();
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            long figure = switch (question) {
                case "allocated" -> allocated.read();
                case "live" -> live();
                default -> throw new IOException("no such figure: " + question);
            };
            answers.write((figure + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @PreDestroy
    void close() throws IOException {
        socket.close();
    }
}
