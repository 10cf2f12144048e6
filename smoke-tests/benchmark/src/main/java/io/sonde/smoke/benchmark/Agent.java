package io.sonde.smoke.benchmark;

import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.SondeAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** What may be attached to the service. All but {@link #NONE} report to the sink; the first two also on {@code /metrics}. */
enum Agent {
    NONE("none"),
    SONDE("Sonde"),
    OPENTELEMETRY("OpenTelemetry"),
    DATADOG("Datadog"),
    ELASTIC("Elastic");

    /** So that what a slot leaves in the queue is sent before its figures are read, see {@link Slot}. */
    private static final String SEND_AFTER_MILLIS = "500";

    /** Long enough that no span is dropped at the highest rate: what is dropped costs less. */
    private static final String QUEUE_SIZE = "32768";

    private final String label;

    Agent(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether it speaks OTLP and has a metrics endpoint. */
    boolean speaksOpenTelemetry() {
        return this == SONDE || this == OPENTELEMETRY;
    }

    /** The agent's jar; Sonde's is the one that this checkout built, the others are copied there by {@code ./benchmark}. */
    Path jar() {
        return this == SONDE ? SondeAgent.jar() : Beside.file("agents/" + label.toLowerCase(Locale.ROOT) + ".jar");
    }

    /** The version in the jar's manifest. */
    String version() {
        try (JarFile jar = new JarFile(jar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? "of this checkout" : version;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    long jarBytes() {
        try {
            return Files.size(jar());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Attaches it: spans go to that address, metrics stand at that port, and all else is as it comes. */
    void attach(JavaCommand command, Sampling sampling, String sink, int metricsPort) {
        if (this != NONE) {
            command.agent(jar());
        }
        switch (this) {
            case NONE -> {}
            case SONDE -> openTelemetry(command, sampling, sink, metricsPort);
            case OPENTELEMETRY -> {
                openTelemetry(command, sampling, sink, metricsPort);
                command.systemProperty("otel.metrics.exporter", "prometheus")
                        .systemProperty("otel.logs.exporter", "none")
                        .systemProperty("otel.semconv-stability.opt-in", "database,rpc");
            }
            case DATADOG ->
                command.systemProperty("dd.service", "measured")
                        .systemProperty("dd.trace.agent.url", sink)
                        .systemProperty("dd.trace.sample.rate", sampling.ratio());
            case ELASTIC ->
                command.systemProperty("elastic.apm.service_name", "measured")
                        .systemProperty("elastic.apm.server_url", sink)
                        .systemProperty("elastic.apm.transaction_sample_rate", sampling.ratio());
        }
    }

    private static void openTelemetry(JavaCommand command, Sampling sampling, String sink, int metricsPort) {
        command.systemProperty("otel.service.name", "measured")
                .systemProperty("otel.exporter.otlp.endpoint", sink)
                .systemProperty("otel.bsp.schedule.delay", SEND_AFTER_MILLIS)
                .systemProperty("otel.bsp.max.queue.size", QUEUE_SIZE)
                .systemProperty("otel.exporter.prometheus.host", "127.0.0.1")
                .systemProperty("otel.exporter.prometheus.port", Integer.toString(metricsPort));
        if (sampling != Sampling.ALL) {
            command.systemProperty("otel.traces.sampler", "parentbased_traceidratio")
                    .systemProperty("otel.traces.sampler.arg", sampling.ratio());
        }
    }
}
