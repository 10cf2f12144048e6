package io.sonde.smoke.benchmark;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The {@link Sink}, in a process of its own. Not thread-safe. */
final class SinkProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LINE = "sink at ";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ApplicationProcess process;
    private final Deque<Integer> unused;

    private SinkProcess(ApplicationProcess process, List<Integer> ports) {
        this.process = process;
        this.unused = new ArrayDeque<>(ports);
    }

    /** One that counts for so many agents apart. */
    static SinkProcess start(int agents) {
        ApplicationProcess process = ApplicationProcess.java(Jdks.current())
                .named("sink")
                .jvmArguments("-Xmx64m", "-XX:+UseSerialGC")
                .mainOfThisClassPath(Sink.class)
                .arguments(Integer.toString(agents))
                .start();
        List<Integer> ports = Await.value("sink", PATIENCE, () -> {
            List<Integer> open = process.stdout().stream()
                    .filter(line -> line.startsWith(LINE))
                    .map(line -> Integer.valueOf(line.substring(LINE.length())))
                    .toList();
            return open.size() == agents ? Optional.of(open) : Optional.empty();
        });
        return new SinkProcess(process, ports);
    }

    /** A port that no agent has been told of yet. */
    int nextPort() {
        return unused.remove();
    }

    /** How many spans have arrived at that port. */
    long spans(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/spans"))
                    .build();
            return Long.parseLong(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new IllegalStateException("the sink does not answer" + process.output(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
