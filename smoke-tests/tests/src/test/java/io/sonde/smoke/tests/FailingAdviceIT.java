package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All advice throws, one way or another, in services that use HTTP, JDBC, gRPC and S3: they behave as without the agent. */
class FailingAdviceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REPETITIONS = 12;

    private static HttpServer objects;
    private static Behaviour expected;

    private record Answer(String request, int status, String body) {}

    /** What a run showed: answers, exceptions and exit codes. */
    private record Behaviour(
            List<Answer> answers, List<String> thrownInStock, List<String> thrownInShop, int stockExit, int shopExit) {}

    /** Looks at the services before they end. */
    private interface Inspection {
        void inspect(ApplicationProcess service);
    }

    @BeforeAll
    static void runWithoutAgent() throws IOException {
        objects = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        objects.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("ETag", "\"5d41402abc4b2a76b9719d911017c592\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        objects.start();
        expected = run(Jdks.current(), UnaryOperator.identity(), service -> {});
        assertThat(expected.answers()).extracting(Answer::status).contains(200, 201, 404, 409, 500);
        assertThat(expected.thrownInStock()).isNotEmpty();
        assertThat(expected.thrownInShop()).isNotEmpty();
    }

    @AfterAll
    static void end() {
        objects.stop(0);
    }

    private static Behaviour run(Jdk jdk, UnaryOperator<JavaCommand> agent, Inspection inspection) {
        try (ApplicationProcess stock =
                agent.apply(SmokeApplications.stock(jdk)).start()) {
            URI stockAddress = SmokeApplications.address(stock);
            try (ApplicationProcess shop = agent.apply(SmokeApplications.shop(jdk, stockAddress)
                            .arguments(
                                    "--stock.prices=" + SmokeApplications.priceTarget(stock),
                                    "--receipts.endpoint=http://127.0.0.1:"
                                            + objects.getAddress().getPort(),
                                    "--receipts.identity=somebody",
                                    "--receipts.credential=something"))
                    .start()) {
                List<Answer> answers = answers(SmokeApplications.address(shop), stockAddress);
                inspection.inspect(stock);
                inspection.inspect(shop);
                int shopExit = shop.terminate();
                int stockExit = stock.terminate();
                return new Behaviour(
                        answers,
                        Output.stackTraces(Output.withoutAgent(stock.stderr())),
                        Output.stackTraces(shop.stdout()),
                        stockExit,
                        shopExit);
            }
        }
    }

    private static List<Answer> answers(URI shop, URI stock) {
        List<Answer> answers = new ArrayList<>();
        for (int order = 1; order <= REPETITIONS; order++) {
            String body = "{\"customer\":\"ada\",\"item\":" + (1 + order % 5) + ",\"quantity\":1}";
            answers.add(answer("order", Http.post(shop.resolve("/orders"), "application/json", body)));
            answers.add(answer("look", Http.get(shop.resolve("/orders/" + order))));
            answers.add(answer("receipt", Http.post(shop.resolve("/orders/" + order + "/receipt"), "text/plain", "")));
        }
        for (int item : new int[] {13, 999}) {
            String body = "{\"customer\":\"ada\",\"item\":" + item + ",\"quantity\":1}";
            answers.add(answer("order of " + item, Http.post(shop.resolve("/orders"), "application/json", body)));
            answers.add(answer("item " + item, Http.get(stock.resolve("/items/" + item))));
        }
        answers.add(answer(
                "too much",
                Http.post(
                        stock.resolve("/reservations"), "application/x-www-form-urlencoded", "item=2&quantity=1000")));
        answers.add(answer("nowhere", Http.get(shop.resolve("/no"))));
        return answers;
    }

    private static Answer answer(String request, HttpResponse<String> response) {
        String body = response.body().replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"\"");
        return new Answer(request, response.statusCode(), body);
    }

    private static void failsUnnoticed(String which, String with, Inspection inspection) {
        failsUnnoticed(Jdks.current(), expected, which, with, inspection);
    }

    private static void failsUnnoticed(
            Jdk jdk, Behaviour withoutAgent, String which, String with, Inspection inspection) {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            Behaviour observed = run(
                    jdk,
                    command -> command.observed(receiver)
                            .systemProperty("sonde.debug.fail-advice", which)
                            .systemProperty("sonde.debug.fail-advice-with", with),
                    inspection);
            assertThat(observed).isEqualTo(withoutAgent);
        }
    }

    /** Each of these is reached in one of the services or in both. */
    private static final Set<String> IN_STOCK =
            Set.of("executors", "grpc", "hikaricp", "jdbc", "jdk-http-server", "grpc-executor", "startup");

    private static final Set<String> IN_SHOP = Set.of(
            "aws-sdk-2",
            "executors",
            "grpc",
            "grpc-executor",
            "hikaricp",
            "http-url-connection",
            "java-http-client",
            "jdbc",
            "servlet-jakarta",
            "spring-mvc-jakarta",
            "startup",
            "tomcat",
            "tomcat-executor");

    @Test
    void everyInstrumentationThrowsWheneverItIsReached() {
        failsUnnoticed("*", "exception", service -> {
            int port = service.metricsPort();
            Set<String> reached = Instrumentations.those(port, state -> state.linkedCallSites() > 0);
            assertThat(reached).containsAll(isStock(service) ? IN_STOCK : IN_SHOP);
            Await.asserted(
                    PATIENCE,
                    () -> assertThat(Instrumentations.those(port, state -> state.errors() > 0))
                            .isEqualTo(reached));
            toldOnceEach(service, reached, "java.lang.IllegalStateException: made to fail by sonde.debug.fail-advice");
            reached.forEach(name -> assertThat(service.metrics()
                            .value("sonde_instrumentation_errors_total", Map.of("instrumentation", name)))
                    .isPositive());
            assertThat(service.metrics().sum("http_server_requests_total", Map.of()))
                    .isZero();
            switchedOff(service, "jdbc");
        });
    }

    /** Calls are begun and cannot be ended; a real overflow unwinds thousands of frames. */
    @Test
    void everyExitOverflowsTheStack() {
        failsUnnoticed("*/exit", "stack-overflow", service -> {
            toldOnceEach(service, Set.of("jdbc", "hikaricp", "startup"), "java.lang.StackOverflowError");
            switchedOff(service, "jdbc");
            assertThat(service.metrics().sum("http_server_active_requests", Map.of()))
                    .isZero();
        });
    }

    @ParameterizedTest
    @Tag("soak")
    @CsvSource({"*/enter, linkage-error", "*, out-of-memory", "*/exit, exception", "*, stack-overflow"})
    void everyWayToFail(String which, String with) {
        failsUnnoticed(
                which,
                with,
                service -> assertThat(Instrumentations.those(service.metricsPort(), state -> state.errors() > 0))
                        .contains("jdbc", "hikaricp"));
    }

    @ParameterizedTest
    @Tag("soak")
    @ValueSource(ints = {8, 11, 21, 25})
    void onOtherJdksToo(int version) {
        Jdk jdk = Jdks.require(version);
        Behaviour withoutAgent = run(jdk, UnaryOperator.identity(), service -> {});
        failsUnnoticed(jdk, withoutAgent, "*", "exception", service -> {
            Set<String> reached = Instrumentations.those(service.metricsPort(), state -> state.linkedCallSites() > 0);
            assertThat(reached).contains("executors", "hikaricp", "jdbc", "startup");
            assertThat(Instrumentations.those(service.metricsPort(), state -> state.errors() > 0))
                    .isEqualTo(reached);
        });
    }

    /** A weaver with a defect: all classes stay as they were, in the JVM and so in what they do. */
    @Test
    void noWovenClassWouldVerify() {
        everyClassStaysAsItWas("types");
    }

    @Test
    @Tag("soak")
    void norWithTooSmallAStack() {
        everyClassStaysAsItWas("stack");
    }

    private static void everyClassStaysAsItWas(String defect) {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            staysAsItWas(
                    defect,
                    receiver,
                    service -> assertThat(service.metrics().sum("sonde_classes_transformed_total", Map.of()))
                            .isZero());
            assertThat(receiver.spans()).isEmpty();
        }
    }

    /** Not every woven method needs a local variable, and not every JDK class a frame. */
    @ParameterizedTest
    @Tag("soak")
    @ValueSource(strings = {"locals", "frames"})
    void norMostOfThem(String defect) {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            staysAsItWas(defect, receiver, service -> {});
        }
    }

    private static void staysAsItWas(String defect, OtlpReceiver receiver, Inspection inspection) {
        Behaviour observed = run(
                Jdks.current(),
                command -> command.observed(receiver).systemProperty("sonde.debug.spoil-weaving", defect),
                service -> {
                    assertThat(service.agentLines())
                            .filteredOn(line -> line.contains(" could not be woven"))
                            .singleElement()
                            .asString()
                            .contains("java.lang.VerifyError: The woven ");
                    assertThat(Instrumentations.those(service.metricsPort(), state -> state.errors() > 0))
                            .contains("jdbc", "hikaricp");
                    inspection.inspect(service);
                });
        assertThat(observed).isEqualTo(expected);
    }

    private static boolean isStock(ApplicationProcess service) {
        return service.stdout().stream().anyMatch(line -> line.startsWith("stock is ready"));
    }

    private static void toldOnceEach(ApplicationProcess service, Set<String> names, String failure) {
        for (String name : names) {
            List<String> lines = service.stderr();
            List<Integer> told = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("Instrumentation " + name + " failed; the application goes on")) {
                    told.add(i);
                }
            }
            assertThat(told).as(name).hasSize(1);
            assertThat(lines.get(told.get(0))).contains(failure);
            assertThat(lines.get(told.get(0) + 1)).startsWith("\tat io.sonde.agent.linking.FailingAdvice.");
        }
    }

    private static void switchedOff(ApplicationProcess service, String name) {
        service.awaitLine("Instrumentation " + name + " is switched off, because it failed ten times", PATIENCE);
        assertThat(service.agentLines())
                .filteredOn(line -> line.contains("Instrumentation " + name + " is switched off"))
                .hasSize(1);
        assertThat(Instrumentations.those(
                        service.metricsPort(), state -> state.summary().equals("switched off after failures")))
                .contains(name);
        HttpResponse<String> health = Http.get(URI.create("http://127.0.0.1:" + service.metricsPort() + "/health"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("switched off after failures: ", name);
    }

    /** The database's calls cannot be ended; those of the server, which go on, must not be taken for their children. */
    @Test
    void noCallIsLeftOnAThreadOfAnInstrumentationThatIsSwitchedOff() {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess stock = SmokeApplications.stock(Jdks.current())
                        .observed(receiver)
                        .systemProperty("sonde.debug.fail-advice", "jdbc/exit")
                        .start()) {
            URI address = SmokeApplications.address(stock);
            for (int i = 0; i < REPETITIONS; i++) {
                assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);
            }
            switchedOff(stock, "jdbc");
            for (String path : List.of("/items/4", "/items/5")) {
                assertThat(Http.get(address.resolve(path)).statusCode()).isEqualTo(200);
                Trace trace = receiver.awaitTrace(
                        found -> found.spans().stream().anyMatch(span -> path.equals(span.attribute("url.path"))));
                assertThat(trace.spans()).hasSize(1);
                assertThat(trace.roots()).hasSize(1);
            }
            assertThat(receiver.traces())
                    .allSatisfy(trace -> assertThat(trace.spans()).hasSize(1));
        }
    }
}
