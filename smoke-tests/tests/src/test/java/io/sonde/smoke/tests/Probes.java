package io.sonde.smoke.tests;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A {@link Probe} under the agent. */
final class Probes implements AutoCloseable {

    private static final Duration START_UP = Duration.ofSeconds(60);

    private final ApplicationProcess process;
    private final URI address;

    Probes(JavaCommand command) {
        process = command.start();
        address = URI.create(process.awaitLine("^probe is ready at (http://127\\.0\\.0\\.1:\\d+)$", START_UP)
                .group(1));
        // The agent's server is there when this line is.
        process.awaitLine("metrics are at", START_UP);
    }

    /** Spans go to the receiver; properties as name, value. */
    static JavaCommand command(OtlpReceiver receiver, String... properties) {
        JavaCommand command = ApplicationProcess.java(Jdks.current())
                .named("probe")
                .observed(receiver)
                .systemProperty("sun.net.httpserver.nodelay", "true")
                .mainOfThisClassPath(Probe.class);
        for (int i = 0; i < properties.length; i += 2) {
            command.systemProperty(properties[i], properties[i + 1]);
        }
        return command;
    }

    ApplicationProcess process() {
        return process;
    }

    URI address() {
        return address;
    }

    /** Asks for that path and gives the status. */
    int get(String path) {
        return Http.get(address.resolve(path)).statusCode();
    }

    void get(String path, int times) {
        for (int i = 0; i < times; i++) {
            get(path);
        }
    }

    double metric(String name, String label, String value) {
        return process.metrics().sum(name, Map.of(label, value));
    }

    @Override
    public void close() {
        process.close();
    }
}
