package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import io.sonde.smoke.kit.SondeAgent;
import io.sonde.smoke.kit.SpanKind;
import io.sonde.smoke.kit.Trace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service with HTTP and JDBC in every kind of JVM: its trace and metrics are whole, it ends as ever, and nobody says a word
 * that is not said without the agent.
 */
@Execution(ExecutionMode.CONCURRENT)
class JvmMatrixIT {

    private static final Duration END = Duration.ofSeconds(60);

    private static final List<String> ABOUT_ADDED_MODULES = List.of(
            "An error has occurred while processing the shared archive file",
            "Mismatched values for property jdk.module.addmods: java.instrument specified during runtime",
            "Disabling optimized module handling");

    @TempDir
    private Path folder;

    /** Collectors of garbage. */
    enum Collector {
        G1,
        SERIAL,
        PARALLEL,
        Z;

        boolean existsIn(int version) {
            return this != Z || version >= 11;
        }

        List<String> arguments(int version) {
            return switch (this) {
                case G1 -> List.of("-XX:+UseG1GC");
                case SERIAL -> List.of("-XX:+UseSerialGC");
                case PARALLEL -> List.of("-XX:+UseParallelGC");
                case Z ->
                    version < 15 ? List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseZGC") : List.of("-XX:+UseZGC");
            };
        }
    }

    /** What else can be said to a JVM, and the versions that know it. */
    enum Option {
        NONE(8, 25),
        VERIFY_ALL(8, 25),
        SMALL_HEAP(8, 25),
        SECURITY_MANAGER(8, 17),
        DENY_ILLEGAL_ACCESS(9, 16),
        ARCHIVE(13, 25),
        NO_DYNAMIC_AGENTS(9, 25),
        DENY_NATIVE_ACCESS(24, 25),
        DENY_UNSAFE_MEMORY(23, 25),
        AOT_CACHE(25, 25);

        private final int first;
        private final int last;

        Option(int first, int last) {
            this.first = first;
            this.last = last;
        }

        boolean existsIn(int version) {
            return version >= first && version <= last;
        }
    }

    /** Each version with each collector, and each option at least once on the oldest and newest version that knows it. */
    @ParameterizedTest
    @CsvSource({
        "8, G1, VERIFY_ALL",
        "8, SERIAL, SMALL_HEAP",
        "8, PARALLEL, NONE",
        "11, G1, DENY_ILLEGAL_ACCESS",
        "11, SERIAL, VERIFY_ALL",
        "11, PARALLEL, NO_DYNAMIC_AGENTS",
        "11, Z, NONE",
        "17, G1, ARCHIVE",
        "17, SERIAL, VERIFY_ALL",
        "17, PARALLEL, SECURITY_MANAGER",
        "17, Z, SMALL_HEAP",
        "21, G1, VERIFY_ALL",
        "21, SERIAL, ARCHIVE",
        "21, PARALLEL, SMALL_HEAP",
        "21, Z, NO_DYNAMIC_AGENTS",
        "25, G1, AOT_CACHE",
        "25, SERIAL, SMALL_HEAP",
        "25, PARALLEL, DENY_NATIVE_ACCESS",
        "25, PARALLEL, VERIFY_ALL",
        "25, Z, DENY_UNSAFE_MEMORY",
        "25, Z, ARCHIVE"
    })
    void someOfEach(int version, Collector collector, Option option) throws IOException {
        check(version, collector, option);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource
    void all(int version, Collector collector, Option option) throws IOException {
        check(version, collector, option);
    }

    static Stream<Object[]> all() {
        List<Object[]> cells = new ArrayList<>();
        for (int version : new int[] {8, 11, 17, 21, 25}) {
            for (Collector collector : Collector.values()) {
                for (Option option : Option.values()) {
                    // The first ZGC has no room in 64 MB for a jar's directory, whoever asks.
                    boolean tooSmall = version < 15 && collector == Collector.Z && option == Option.SMALL_HEAP;
                    if (collector.existsIn(version) && option.existsIn(version) && !tooSmall) {
                        cells.add(new Object[] {version, collector, option});
                    }
                }
            }
        }
        return cells.stream();
    }

    private void check(int version, Collector collector, Option option) throws IOException {
        Jdk jdk = Jdks.require(version);
        List<String> arguments = new ArrayList<>(collector.arguments(version));
        arguments.addAll(prepare(option, jdk, collector));
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess plain =
                        stock(jdk, arguments).jvmArguments(withoutAgent(option)).start();
                ApplicationProcess observed =
                        stock(jdk, arguments).observed(receiver).start()) {
            for (ApplicationProcess stock : List.of(plain, observed)) {
                URI address = SmokeApplications.address(stock);
                assertThat(Http.get(address.resolve("/items/3")).statusCode()).isEqualTo(200);
                assertThat(Http.get(address.resolve("/items/13")).statusCode()).isEqualTo(500);
            }
            receiver.awaitTrace(trace -> isRequest(trace, "/items/3"));
            receiver.awaitTrace(trace -> isRequest(trace, "/items/13"));
            Await.asserted(Duration.ofSeconds(10), () -> {
                assertThat(requests(observed, "200")).isEqualTo(1);
                assertThat(requests(observed, "500")).isEqualTo(1);
                assertThat(observed.metrics().sum("db_client_operations_total", Map.of("db_operation_name", "SELECT")))
                        .isEqualTo(2);
                assertThat(observed.metrics().sum("jvm_gc_duration_seconds_count", Map.of()))
                        .isNotNegative();
            });
            assertThat(plain.terminate()).isEqualTo(143);
            assertThat(observed.terminate()).as(observed.output()).isEqualTo(143);
            assertSilent(observed, plain);
        }
    }

    private static JavaCommand stock(Jdk jdk, List<String> arguments) {
        return SmokeApplications.stock(jdk)
                .jvmArguments(arguments.toArray(new String[0]))
                .arguments("0", "http-only");
    }

    private List<String> prepare(Option option, Jdk jdk, Collector collector) throws IOException {
        return switch (option) {
            case NONE -> List.of();
            case VERIFY_ALL -> List.of("-Xverify:all");
            case SMALL_HEAP -> List.of("-Xmx64m");
            case SECURITY_MANAGER -> List.of("-Djava.security.manager", "-Djava.security.policy=" + policy());
            case DENY_ILLEGAL_ACCESS -> List.of("--illegal-access=deny");
            case NO_DYNAMIC_AGENTS -> List.of("-XX:-EnableDynamicAgentLoading");
            case DENY_NATIVE_ACCESS -> List.of("--illegal-native-access=deny");
            case DENY_UNSAFE_MEMORY -> List.of("--sun-misc-unsafe-memory-access=deny");
            case ARCHIVE -> {
                String archive = folder.resolve("classes.jsa").toString();
                train(jdk, collector, "-XX:ArchiveClassesAtExit=" + archive);
                yield List.of("-XX:SharedArchiveFile=" + archive);
            }
            case AOT_CACHE -> {
                String cache = folder.resolve("application.aot").toString();
                // A cache is for one set of modules, and a -javaagent adds this one. Linked classes are there before
                // any agent:
                // whether they are woven is another test's question.
                train(
                        jdk,
                        collector,
                        "-XX:-AOTClassLinking",
                        "--add-modules",
                        "java.instrument",
                        "-XX:AOTCacheOutput=" + cache);
                yield List.of("-XX:AOTCache=" + cache);
            }
        };
    }

    private static String[] withoutAgent(Option option) {
        return option == Option.AOT_CACHE ? new String[] {"--add-modules", "java.instrument"} : new String[0];
    }

    private Path policy() throws IOException {
        StringBuilder grants = new StringBuilder();
        for (String code : List.of(
                SmokeApplications.stockJar().getParent() + "/-",
                SondeAgent.jar().toString())) {
            grants.append("grant codeBase \"file:" + code + "\" { permission java.security.AllPermission; };\n");
        }
        return Files.writeString(folder.resolve("policy"), grants);
    }

    /** The archive is made without the agent, as by whoever knows nothing of it. */
    private static void train(Jdk jdk, Collector collector, String... more) {
        List<String> arguments = new ArrayList<>(collector.arguments(jdk.version()));
        arguments.addAll(List.of(more));
        try (ApplicationProcess training = StockTakings.command(jdk, "complete")
                .jvmArguments(arguments.toArray(new String[0]))
                .start()) {
            assertThat(training.awaitExit(END)).as(training.output()).isZero();
        }
        String last = more[more.length - 1];
        Path archive = Path.of(last.substring(last.indexOf('=') + 1));
        assertThat(archive).isNotEmptyFile();
    }

    private static boolean isRequest(Trace trace, String path) {
        return trace.spans("stock", SpanKind.SERVER).stream().anyMatch(span -> path.equals(span.attribute("url.path")))
                && trace.spans("stock", SpanKind.CLIENT).stream()
                        .anyMatch(span -> span.name().equals("SELECT items"));
    }

    private static double requests(ApplicationProcess stock, String status) {
        return stock.metrics().sum("http_server_requests_total", Map.of("http_response_status_code", status));
    }

    private static void assertSilent(ApplicationProcess observed, ApplicationProcess plain) {
        assertThat(withoutAddedModules(Output.withoutNumbers(observed.stdout())))
                .isEqualTo(withoutAddedModules(Output.withoutNumbers(plain.stdout())));
        assertThat(withoutAddedModules(Output.withoutNumbers(Output.ofApplication(observed.stderr()))))
                .isEqualTo(Output.withoutNumbers(plain.stderr()));
        assertThat(observed.agentLines()).noneMatch(line -> line.contains("Exception") || line.contains("Error"));
    }

    /** Without what the JVM says of an archive that was made without an agent; the README tells of it. */
    private static List<String> withoutAddedModules(List<String> lines) {
        return lines.stream()
                .filter(line ->
                        !line.contains("[cds]") || ABOUT_ADDED_MODULES.stream().noneMatch(line::contains))
                .toList();
    }
}
