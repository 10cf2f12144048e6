package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a program ends: its exit code and output are its own, and what was kept has left. */
@Execution(ExecutionMode.CONCURRENT)
class LifecycleIT {

    private static final Duration END = Duration.ofSeconds(60);

    /** Nothing is exported before the end. */
    private static final String LATE = "3600000";

    @TempDir
    private Path folder;

    private HttpServer target;
    private OtlpReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        target.start();
        receiver = OtlpReceiver.start();
    }

    @AfterEach
    void stop() {
        target.stop(0);
        receiver.close();
    }

    private JavaCommand command(Jdk jdk, String way) {
        return ApplicationProcess.java(jdk)
                .named("ending")
                .main("io.sonde.smoke.stock.Ending", SmokeApplications.stockJar())
                .arguments(
                        way,
                        "http://127.0.0.1:" + target.getAddress().getPort(),
                        folder.resolve("sign").toString());
    }

    private JavaCommand observed(Jdk jdk, String way) {
        return command(jdk, way).observed(receiver).systemProperty("otel.bsp.schedule.delay", LATE);
    }

    private static Predicate<ReceivedSpan> to(String path) {
        return span -> span.text("url.full").orElse("").endsWith(path)
                || span.text("url.path").orElse("").equals(path);
    }

    /** An answer is seen before the server has ended its call. */
    private static void awaitCounted(ApplicationProcess server) {
        Await.asserted(
                END,
                () -> assertThat(server.metrics().sum("http_server_requests_total", Map.of()))
                        .isEqualTo(1));
    }

    private static void assertSame(ApplicationProcess observed, ApplicationProcess plain) {
        assertThat(Output.withoutNumbers(observed.stdout())).isEqualTo(Output.withoutNumbers(plain.stdout()));
        assertThat(Output.withoutNumbers(Output.ofApplication(observed.stderr())))
                .isEqualTo(Output.withoutNumbers(plain.stderr()));
        assertThat(observed.agentLines()).noneMatch(line -> line.contains("Exception") || line.contains("Error"));
    }

    /** Over before the agent's own threads have done all that they do at a start. */
    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void aProgramOfAMoment(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess plain = command(jdk, "brief").start();
                ApplicationProcess observed = observed(jdk, "brief").start()) {
            assertThat(plain.awaitExit(END)).isZero();
            assertThat(observed.awaitExit(END)).as(observed.output()).isZero();
            assertSame(observed, plain);
            assertThat(receiver.spans()).as(observed.output()).hasSize(1).allMatch(to("/brief"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void anUncaughtException(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess plain = command(jdk, "uncaught").start();
                ApplicationProcess observed = observed(jdk, "uncaught").start()) {
            assertThat(plain.awaitExit(END)).isEqualTo(1);
            assertThat(observed.awaitExit(END)).as(observed.output()).isEqualTo(1);
            assertSame(observed, plain);
            assertThat(Output.stackTraces(observed.stderr())).isEqualTo(Output.stackTraces(plain.stderr()));
            assertThat(receiver.spans()).as(observed.output()).hasSize(1).allMatch(to("/uncaught"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void haltIsAtOnce(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess plain = command(jdk, "halt").start();
                ApplicationProcess observed = observed(jdk, "halt").start()) {
            assertThat(plain.awaitExit(END)).isEqualTo(5);
            assertThat(observed.awaitExit(END)).as(observed.output()).isEqualTo(5);
            assertSame(observed, plain);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void exitInARequest(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess plain = command(jdk, "exit-in-request").start();
                ApplicationProcess observed = observed(jdk, "exit-in-request").start()) {
            for (ApplicationProcess process : List.of(plain, observed)) {
                URI address = URI.create(
                        process.awaitLine("^ending is ready at (.*)$", END).group(1));
                assertThat(Http.get(address.resolve("/before")).statusCode()).isEqualTo(200);
                if (process == observed) {
                    awaitCounted(observed);
                }
                // Who asked gets no answer any more.
                HttpClient.newHttpClient()
                        .sendAsync(
                                HttpRequest.newBuilder(address.resolve("/exit")).build(),
                                HttpResponse.BodyHandlers.discarding());
            }
            assertThat(plain.awaitExit(END)).isEqualTo(7);
            assertThat(observed.awaitExit(END)).as(observed.output()).isEqualTo(7);
            assertSame(observed, plain);
            assertThat(receiver.spans()).as(observed.output()).hasSize(2).allMatch(to("/before"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void whatAShutdownHookCallsIsTraced(int version) throws IOException {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess observed = observed(jdk, "hook-that-calls").start()) {
            receiver.awaitSpan(to("/from-main"));
            receiver.awaitSpan(to("/from-the-hook"));
            Files.createFile(folder.resolve("sign"));
            assertThat(observed.awaitExit(END)).as(observed.output()).isZero();
            try (ApplicationProcess plain = command(jdk, "hook-that-calls").start()) {
                assertThat(plain.awaitExit(END)).isZero();
                assertSame(observed, plain);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void aShutdownHookThatFails(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess plain = command(jdk, "hook-that-fails").start();
                ApplicationProcess observed = observed(jdk, "hook-that-fails").start()) {
            assertThat(plain.awaitExit(END)).isZero();
            assertThat(observed.awaitExit(END)).as(observed.output()).isZero();
            assertSame(observed, plain);
            receiver.awaitSpan(to("/from-main"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void aTerminatedServiceWhoseHookClosesThePool(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess plain =
                        command(jdk, "hook-that-closes-the-pool").start();
                ApplicationProcess observed =
                        observed(jdk, "hook-that-closes-the-pool").start()) {
            for (ApplicationProcess process : List.of(plain, observed)) {
                process.awaitLine("^total quantity: 2000$", END);
            }
            assertThat(plain.terminate()).isEqualTo(143);
            assertThat(observed.terminate()).as(observed.output()).isEqualTo(143);
            assertThat(plain.stdout()).contains("at the end: 2000", "the pool is closed");
            assertSame(observed, plain);
            // What ran before the signal; the hook's own statement may come too late.
            assertThat(receiver.spans())
                    .as(observed.output())
                    .filteredOn(span -> span.name().equals("SELECT items"))
                    .isNotEmpty();
        }
    }

    /** The last request before the signal: its answer has gone out, its spans have not. */
    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void aTerminatedServiceExportsItsLastRequest(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess stock = SmokeApplications.stock(jdk)
                .arguments("0", "http-only")
                .observed(receiver)
                .systemProperty("otel.bsp.schedule.delay", LATE)
                .start()) {
            URI address = SmokeApplications.address(stock);
            assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);
            awaitCounted(stock);
            assertThat(receiver.requests()).isEmpty();
            long signal = System.nanoTime();
            assertThat(stock.terminate()).isEqualTo(143);
            Duration took = Duration.ofNanos(System.nanoTime() - signal);
            System.out.println(jdk + ": " + took.toMillis() + " ms from SIGTERM to the end");
            assertThat(took).isLessThan(Duration.ofSeconds(2));
            assertThat(receiver.spans()).filteredOn(to("/items/3")).hasSize(1);
            assertThat(receiver.spans())
                    .filteredOn(span -> span.name().equals("SELECT items"))
                    .hasSize(1);
            assertThat(stock.stdout()).hasSize(1);
        }
    }
}
