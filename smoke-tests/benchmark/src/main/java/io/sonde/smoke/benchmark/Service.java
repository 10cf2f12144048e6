package io.sonde.smoke.benchmark;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.MetricsText;
import io.sonde.smoke.kit.S3Server;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measured service in a JVM of its own. Its heap is of one size and touched beforehand, so that resident memory
 * does not tell how often the collector happened to run.
 */
final class Service implements AutoCloseable {

    /** What every JVM is started with. */
    static final List<String> JVM_ARGUMENTS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseG1GC");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Contestant contestant;
    private final ApplicationProcess process;
    private final int port;
    private final int figuresPort;
    private final int metricsPort;
    private final int sinkPort;

    private Service(
            Contestant contestant,
            ApplicationProcess process,
            int port,
            int figuresPort,
            int metricsPort,
            int sinkPort) {
        this.contestant = contestant;
        this.process = process;
        this.port = port;
        this.figuresPort = figuresPort;
        this.metricsPort = metricsPort;
        this.sinkPort = sinkPort;
    }

    /** Starts it and does not wait. */
    static Service start(Contestant contestant, int sinkPort, S3Server objects, List<String> moreJvmArguments) {
        int port = FreePort.find();
        int figuresPort = FreePort.find();
        int metricsPort = FreePort.find();
        JavaCommand command = ApplicationProcess.java(Jdks.current())
                .named(contestant.toString())
                .jvmArguments(JVM_ARGUMENTS.toArray(String[]::new))
                .jvmArguments(moreJvmArguments.toArray(String[]::new));
        contestant.agent().attach(command, contestant.sampling(), "http://127.0.0.1:" + sinkPort, metricsPort);
        ApplicationProcess process = command.jar(SmokeApplications.measuredJar())
                .arguments(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.main.banner-mode=off",
                        "--figures.port=" + figuresPort,
                        "--objects.endpoint=" + objects.endpoint(),
                        "--objects.identity=" + S3Server.IDENTITY,
                        "--objects.credential=" + S3Server.CREDENTIAL)
                .start();
        return new Service(contestant, process, port, figuresPort, metricsPort, sinkPort);
    }

    /** Asks until the plain path has answered for the first time. */
    void awaitFirstResponse() {
        Await.value("first response of " + contestant, PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(contestant + " has ended" + process.output());
            }
            try (Connection connection = new Connection(port)) {
                connection.exchange(Connection.get(Route.PLAIN.prefix() + 1));
                return Optional.of(true);
            } catch (IOException notYet) {
                return Optional.empty();
            }
        });
    }

    Contestant contestant() {
        return contestant;
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    int sinkPort() {
        return sinkPort;
    }

    /** A new connection for {@link FiguresClient}'s questions. */
    FiguresClient figures() {
        return new FiguresClient(figuresPort);
    }

    /** Reads the agent's metrics as Prometheus would, where there are any. */
    void scrape() {
        if (contestant.agent().speaksOpenTelemetry()) {
            var unused = MetricsText.readOpenMetrics(metricsPort);
        }
    }

    /** How long Sonde says that its premain took; NaN for others. */
    double premainSeconds() {
        return contestant.agent() == Agent.SONDE
                ? MetricsText.read(metricsPort).sum("sonde_premain_seconds", Map.of())
                : Double.NaN;
    }

    @Override
    public void close() {
        process.close();
    }
}
