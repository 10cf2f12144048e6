package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OrderTraces;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.S3Server;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mixed load with every trace kept, while the backend is up, down, slow and refusing in turns: {@code
 * -Dsoak.seconds=600}. The applications' heap, threads and descriptors stay level from the second tenth on, and nobody
 * sees another answer than without the agent.
 */
@Tag("soak")
class BackendSoakIT {

    private static final int SECONDS = Integer.getInteger("soak.seconds", 600);

    /** Each state of the backend comes ten times. */
    private static final int TURNS = 40;

    /** Until then caches, pools and compiled code grow. */
    private static final double WARM_UP = 0.2;

    /** At 200 requests a second for eight minutes this is 32 bytes for each. */
    private static final long HEAP_GROWTH_KILOBYTES = 3 * 1024;

    private static final int AGENT_OBJECTS_GROWTH = 500;
    private static final int THREAD_GROWTH = 4;
    private static final int DESCRIPTOR_GROWTH = 6;

    @TempDir
    private Path folder;

    private enum Backend {
        UP {
            @Override
            void begin(OtlpReceiver receiver) {
                receiver.retryAfter(Optional.empty());
                receiver.answer(200);
            }
        },
        DOWN {
            @Override
            void begin(OtlpReceiver receiver) {
                receiver.goDown();
            }
        },
        SLOW {
            @Override
            void begin(OtlpReceiver receiver) {
                receiver.delayAnswers(Duration.ofSeconds(3));
                receiver.comeBack();
            }
        },
        REFUSING {
            @Override
            void begin(OtlpReceiver receiver) {
                receiver.delayAnswers(Duration.ZERO);
                receiver.retryAfter(Optional.of(Duration.ofSeconds(1)));
                receiver.answer(429);
            }
        };

        abstract void begin(OtlpReceiver receiver);
    }

    @Test
    void nothingGrowsUnderMixedLoadWithAFlappingBackend() throws IOException {
        Jdk jdk = Jdks.current();
        try (OtlpReceiver receiver = OtlpReceiver.start();
                S3Server s3 = S3Server.start(Path.of(System.getProperty("smoke.s3.jar")), folder);
                ApplicationProcess stock = SmokeApplications.stock(jdk)
                        .jvmArguments(ProcessSample.STEADY_JVM)
                        .observed(receiver)
                        .start();
                ApplicationProcess shop = SmokeApplications.shop(jdk, SmokeApplications.address(stock))
                        .jvmArguments(ProcessSample.STEADY_JVM)
                        .arguments(
                                "--stock.prices=" + SmokeApplications.priceTarget(stock),
                                "--receipts.endpoint=" + s3.endpoint(),
                                "--receipts.identity=" + S3Server.IDENTITY,
                                "--receipts.credential=" + S3Server.CREDENTIAL)
                        .observed(receiver)
                        .start()) {
            List<ProcessSample> ofShop = new ArrayList<>();
            List<ProcessSample> ofStock = new ArrayList<>();
            long requests = soak(receiver, jdk, shop, stock, ofShop, ofStock);

            System.out.println("[soak] " + requests + " requests\n" + ProcessSample.table("shop", ofShop)
                    + ProcessSample.table("stock", ofStock) + outcomes("shop", shop) + outcomes("stock", stock));
            for (ApplicationProcess application : List.of(shop, stock)) {
                List<ProcessSample> samples = application == shop ? ofShop : ofStock;
                assertLevel(samples.subList((int) (WARM_UP * samples.size()), samples.size()));
                // The JVM may let softly reachable objects go at some time, which would hide what grows before and
                // after.
                assertLevel(samples.subList(samples.size() / 2, samples.size()));
                assertThat(ProcessSample.growth(
                                samples.stream()
                                        .skip((long) (WARM_UP * samples.size()))
                                        .filter(sample -> sample.backend().equals(Backend.UP.name()))
                                        .toList(),
                                ProcessSample::agentObjects))
                        .as("growth of the agent's objects while little waits for export")
                        .isLessThan(AGENT_OBJECTS_GROWTH);
                assertThat(application.metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                        .isZero();
                assertThat(application.agentLines())
                        .as("a line or two for each change of the backend")
                        .hasSizeLessThan(10 + 2 * TURNS);
            }
            receiver.awaitTrace(OrderTraces::isWholeReceipt);
        }
    }

    /** Gives the number of requests. */
    private static long soak(
            OtlpReceiver receiver,
            Jdk jdk,
            ApplicationProcess shop,
            ApplicationProcess stock,
            List<ProcessSample> ofShop,
            List<ProcessSample> ofStock) {
        URI address = SmokeApplications.address(shop);
        CountDownLatch never = new CountDownLatch(1);
        try (MixedLoad load = MixedLoad.start(address)) {
            for (int turn = 0; turn < TURNS; turn++) {
                Backend backend = Backend.values()[turn % Backend.values().length];
                backend.begin(receiver);
                load.assertWell();
                long endOfTurn = SECONDS * 1000L * (turn + 1) / TURNS;
                assertThat(never.await(endOfTurn - load.elapsedMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
                long seconds = load.elapsedMillis() / 1000;
                ofShop.add(ProcessSample.take(jdk, shop, seconds, backend.name()));
                ofStock.add(ProcessSample.take(jdk, stock, seconds, backend.name()));
                receiver.clear();
            }
            Backend.UP.begin(receiver);
            assertThat(Http.post(address.resolve("/orders/1/receipt"), "text/plain", "")
                            .statusCode())
                    .isEqualTo(201);
            load.assertWell();
            return load.requests();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    private static String outcomes(String name, ApplicationProcess application) {
        StringBuilder lines = new StringBuilder();
        application
                .metrics()
                .text()
                .lines()
                .filter(line -> line.startsWith("sonde_spans_total{") || line.startsWith("sonde_export_"))
                .forEach(line -> lines.append("[soak] ")
                        .append(name)
                        .append(": ")
                        .append(line)
                        .append('\n'));
        return lines.append("[soak] ")
                .append(name)
                .append(": ")
                .append(application.agentLines().size())
                .append(" lines of the agent\n")
                .toString();
    }

    private static void assertLevel(List<ProcessSample> samples) {
        assertThat(ProcessSample.growth(samples, ProcessSample::heapKilobytes))
                .as("growth of the live heap in KB")
                .isLessThan(HEAP_GROWTH_KILOBYTES);
        assertThat(ProcessSample.growth(samples, ProcessSample::threads))
                .as("growth of threads")
                .isLessThan(THREAD_GROWTH);
        assertThat(ProcessSample.growth(samples, ProcessSample::descriptors))
                .as("growth of descriptors")
                .isLessThan(DESCRIPTOR_GROWTH);
    }
}
