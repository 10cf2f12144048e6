package io.sonde.smoke.contracts.httpclient;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One of the applications in its process, which makes requests on command. */
final class Application implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApplicationProcess process;
    private Socket socket;
    private BufferedReader answers;

    private Application(ApplicationProcess process) {
        this.process = process;
    }

    /** Starts it; the other methods wait until it is ready. */
    static Application start(JavaCommand command, String mainClass, Certificate certificate) {
        return new Application(command.systemProperty(
                        "javax.net.ssl.trustStore", certificate.trusted().toString())
                .systemProperty("javax.net.ssl.trustStorePassword", Certificate.PASSWORD)
                .main(mainClass, Path.of(System.getProperty("applications")))
                .start());
    }

    ApplicationProcess process() {
        return process;
    }

    /** Makes the request and gives everything that the application sees of its answer. */
    Map<String, String> run(Map<String, String> command) {
        try {
            connect();
            String line = command.entrySet().stream()
                    .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&", "", "\n"));
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("No answer to " + command + process.output());
            }
            Map<String, String> result = new TreeMap<>();
            for (String pair : answer.split("&")) {
                int equals = pair.indexOf('=');
                if (equals >= 0) {
                    result.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return result;
        } catch (IOException failure) {
            throw new AssertionError("Command " + command + process.output(), failure);
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            int port = Integer.parseInt(
                    process.awaitLine("ready on port (\\d+)", PATIENCE).group(1));
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        if (socket != null) {
            socket.close();
        }
    }
}
