package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SondeAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration file is changed while requests come in; and the agent's arguments. */
class LiveConfigurationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int REQUESTS = 1000;

    @TempDir
    private Path folder;

    @Test
    void theExportedRateFollowsTheFileUnderLoad() throws Exception {
        Path file = folder.resolve("sonde.properties");
        write(file, "0", "");
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Probes probe = new Probes(Probes.command(
                        receiver, "sonde.config", file.toString(), "otel.bsp.max.queue.size", "100000"))) {
            AtomicBoolean stop = new AtomicBoolean();
            Thread load = new Thread(() -> {
                while (!stop.get()) {
                    probe.get("/load");
                }
            });
            load.start();
            try {
                assertThat(keptShare(probe)).as("at 0").isZero();

                write(file, "0.5", "sonde.log.level=debug\n");
                probe.process().awaitLine("configuration changed: .*sampler.arg=0\\.5 \\(was 0\\)", PATIENCE);
                assertThat(keptShare(probe)).as("at 0.5").isBetween(0.4, 0.6);

                write(file, "2", "");
                probe.process()
                        .awaitLine(
                                "changes nothing: otel.traces.sampler.arg=2 is not understood; allowed is a ratio from 0 to 1",
                                PATIENCE);
                assertThat(keptShare(probe)).as("still at 0.5").isBetween(0.4, 0.6);

                write(file, "1", "sonde.traces.exclude=/load\n");
                probe.process().awaitLine("configuration changed: .*sonde.traces.exclude=/load", PATIENCE);
                assertThat(keptShare(probe)).as("excluded").isZero();
                assertThat(receiver.spans()).isNotEmpty();
            } finally {
                stop.set(true);
                load.join();
            }
        }
    }

    private static void write(Path file, String ratio, String more) throws IOException {
        Files.writeString(
                file,
                "otel.traces.sampler=parentbased_traceidratio\notel.traces.sampler.arg=" + ratio
                        + "\nsonde.traces.keep-slow=off\n" + more);
    }

    /** The share of the next requests' traces that are kept. */
    private static double keptShare(Probes probe) {
        double keptBefore = kept(probe);
        double requestsBefore = requests(probe);
        Await.asserted(
                PATIENCE, () -> assertThat(requests(probe) - requestsBefore).isGreaterThan(REQUESTS));
        double share = (kept(probe) - keptBefore) / (requests(probe) - requestsBefore);
        System.out.println("share of traces kept: " + share);
        return share;
    }

    private static double kept(Probes probe) {
        return probe.process().metrics().sum("sonde_traces_kept_total", Map.of());
    }

    private static double requests(Probes probe) {
        return probe.process().metrics().sum("http_server_requests_total", Map.of());
    }

    @Test
    void argumentsBehindTheJar() {
        JavaCommand command = ApplicationProcess.java(Jdks.current())
                .named("trivial")
                .jvmArguments("-javaagent:" + SondeAgent.jar()
                        + "=otel.traces.exporter=none,sonde.log.level=info,sonde.tracse.exclude=/a,/b,otel.bsp.max.queue.size=x,"
                        + "otel.exporter.prometheus.host=127.0.0.1,otel.exporter.prometheus.port=0")
                .mainOfThisClassPath(Trivial.class);
        try (ApplicationProcess process = command.start()) {
            assertThat(process.awaitExit(Duration.ofSeconds(30))).isZero();
            assertThat(process.stdout()).contains(Trivial.REACHED);
            assertThat(process.agentLines())
                    .contains(
                            "[sonde] WARN otel.bsp.max.queue.size=x is not understood; allowed is a whole number from 1 to 1000000; 2048 is used",
                            "[sonde] WARN sonde.tracse.exclude is unknown and has no effect; did you mean sonde.traces.exclude?");
        }
    }
}
