package io.sonde.smoke.contracts.httpclient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes commands on a socket, one a line and one connection after another, and answers each with a line. Both are names
 * and values in the form of a URL's query. No HTTP server is in this process, so that every call is a root.
 */
final class CommandServer {

    private final Client client;

    CommandServer(Client client) {
        this.client = client;
    }

    void run() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("ready on port " + server.getLocalPort());
            while (true) {
                try (Socket socket = server.accept();
                        BufferedReader commands = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                        OutputStream answers = socket.getOutputStream()) {
                    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                        answers.write((format(run(parse(line))) + "\n").getBytes(StandardCharsets.UTF_8));
                        answers.flush();
                    }
                }
            }
        }
    }

    private Map<String, String> run(Map<String, String> command) {
        String concurrency = command.get("concurrency");
        return concurrency == null ? runOnce(command) : runAtOnce(command, Integer.parseInt(concurrency));
    }

    private Map<String, String> runOnce(Map<String, String> command) {
        Map<String, String> result = new TreeMap<String, String>();
        try {
            client.request(command, result);
        } catch (Throwable thrown) {
            result.put("thrown", describe(thrown));
        }
        return result;
    }

    /** The same command in that many threads, each with its number in place of {@code {n}} in the URL. */
    private Map<String, String> runAtOnce(final Map<String, String> command, int concurrency) {
        final CountDownLatch start = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(concurrency);
        final AtomicInteger good = new AtomicInteger();
        for (int i = 0; i < concurrency; i++) {
            final Map<String, String> own = new LinkedHashMap<String, String>(command);
            own.put("url", command.get("url").replace("{n}", Integer.toString(i)));
            new Thread(new Runnable() {
                        @Override
                        public void run() {
                            try {
                                start.await();
                                if ("200".equals(runOnce(own).get("status"))) {
                                    good.incrementAndGet();
                                }
                            } catch (InterruptedException interruption) {
                                Thread.currentThread().interrupt();
                            } finally {
                                end.countDown();
                            }
                        }
                    })
                    .start();
        }
        start.countDown();
        Map<String, String> result = new TreeMap<String, String>();
        try {
            end.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        result.put("good", good.toString());
        return result;
    }

    /** Type, message and stack of a throwable and its causes, without the numbers that a JVM invents. */
    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            text.append(each.getClass().getName())
                    .append(": ")
                    .append(each.getMessage())
                    .append('\n');
            for (StackTraceElement element : each.getStackTrace()) {
                String frame = element.toString();
                if (frame.contains("reflect") || frame.contains("$$Lambda") || frame.contains("LambdaForm")) {
                    continue;
                }
                text.append("  ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    private static Map<String, String> parse(String line) throws UnsupportedEncodingException {
        Map<String, String> pairs = new LinkedHashMap<String, String>();
        for (String pair : line.split("&")) {
            int equals = pair.indexOf('=');
            pairs.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), "UTF-8"));
        }
        return pairs;
    }

    private static String format(Map<String, String> pairs) throws UnsupportedEncodingException {
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            line.append(line.length() == 0 ? "" : "&")
                    .append(pair.getKey())
                    .append('=')
                    .append(URLEncoder.encode(String.valueOf(pair.getValue()), "UTF-8"));
        }
        return line.toString();
    }
}
