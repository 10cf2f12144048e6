package io.sonde.smoke.contracts.httpclient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Map;
import java.util.TreeSet;

/** {@code java.net.HttpURLConnection} in all the ways to use it. */
public final class HttpUrlConnectionApplication implements Client {

    public static void main(String[] arguments) throws IOException {
        new CommandServer(new HttpUrlConnectionApplication()).run();
    }

    @Override
    public void request(Map<String, String> command, Map<String, String> result) throws Exception {
        final HttpURLConnection connection = (HttpURLConnection) new URL(command.get("url")).openConnection();
        connection.setConnectTimeout(5000);
        if (command.containsKey("timeout")) {
            connection.setReadTimeout(Integer.parseInt(command.get("timeout")));
        }
        if (command.containsKey("header")) {
            String[] header = command.get("header").split(":", 2);
            connection.setRequestProperty(header[0], header[1]);
        }
        result.put(
                "request properties",
                new TreeSet<String>(connection.getRequestProperties().keySet()).toString());
        String way = command.get("way");
        byte[] body = command.containsKey("body") ? new byte[Integer.parseInt(command.get("body"))] : null;
        if (body != null) {
            connection.setDoOutput(true);
            if (way.equals("chunked")) {
                connection.setChunkedStreamingMode(1024);
            } else if (way.equals("fixed")) {
                connection.setFixedLengthStreamingMode(body.length);
            } else if (way.equals("expect-continue")) {
                connection.setFixedLengthStreamingMode(body.length);
                connection.setRequestProperty("Expect", "100-continue");
            }
        }
        try {
            use(connection, way, body, result);
        } finally {
            result.put("method", connection.getRequestMethod());
            result.put("url", connection.getURL().toString());
        }
    }

    private static void use(
            final HttpURLConnection connection, String way, byte[] body, final Map<String, String> result)
            throws Exception {
        if (way.equals("connect") || way.equals("connect-only") || way.equals("connect-disconnect")) {
            connection.connect();
            try {
                connection.getRequestProperties();
            } catch (IllegalStateException connected) {
                result.put("after connect", connected.toString());
            }
        }
        if (way.equals("connect-only")) {
            return;
        }
        if (way.equals("connect-disconnect")) {
            connection.disconnect();
            return;
        }
        if (body != null) {
            try (OutputStream stream = connection.getOutputStream()) {
                stream.write(body);
            }
        }
        if (way.equals("threads")) {
            Thread other = new Thread() {
                @Override
                public void run() {
                    try {
                        result.put("status in thread", String.valueOf(connection.getResponseCode()));
                    } catch (IOException failure) {
                        result.put("status in thread", failure.toString());
                    }
                }
            };
            other.start();
            read(connection, result);
            other.join();
            return;
        }
        if (way.equals("header-field")) {
            result.put("server", connection.getHeaderField("X-Answer"));
            result.put("length", String.valueOf(connection.getContentLength()));
        }
        if (way.equals("input-stream")) {
            result.put("received", String.valueOf(length(connection.getInputStream())));
        }
        read(connection, result);
    }

    private static void read(HttpURLConnection connection, Map<String, String> result) throws IOException {
        result.put("status", String.valueOf(connection.getResponseCode()));
        result.put("message", String.valueOf(connection.getResponseMessage()));
        result.put("headers", headerNames(connection));
        InputStream stream =
                connection.getResponseCode() >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (!result.containsKey("received")) {
            result.put("received", stream == null ? "nothing" : String.valueOf(length(stream)));
        }
        if (connection.getResponseCode() >= 400) {
            try {
                connection.getInputStream();
            } catch (IOException error) {
                result.put("error", error.toString());
            }
        }
    }

    private static String headerNames(HttpURLConnection connection) {
        TreeSet<String> names = new TreeSet<String>();
        for (String name : connection.getHeaderFields().keySet()) {
            if (name != null) {
                names.add(name);
            }
        }
        return names.toString();
    }

    private static int length(InputStream stream) throws IOException {
        try (InputStream closed = stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = closed.read(buffer); read >= 0; read = closed.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
            return bytes.size();
        }
    }
}
