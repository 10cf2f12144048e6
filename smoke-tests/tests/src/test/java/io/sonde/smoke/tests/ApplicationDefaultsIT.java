package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application hands to the JDK for its own HTTP clients is asked by these alone, not by the agent's export. */
@Execution(ExecutionMode.CONCURRENT)
class ApplicationDefaultsIT {

    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void nobodyIsAskedForAnExport(int version) throws Exception {
        Path sign = folder.resolve("sign");
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        target.start();
        try (TlsServer backend = new TlsServer(folder);
                TlsServer targetWithTls = new TlsServer(Files.createDirectory(folder.resolve("target")));
                OtlpReceiver unused = OtlpReceiver.start();
                ApplicationProcess application = ApplicationProcess.java(Jdks.require(version))
                        .named("defaults")
                        .observed(unused)
                        .systemProperty("otel.exporter.otlp.endpoint", backend.address())
                        .systemProperty(
                                "javax.net.ssl.trustStore",
                                TlsServer.keystore(folder).toString())
                        .systemProperty("javax.net.ssl.trustStorePassword", TlsServer.PASSWORD)
                        .mainOfThisClassPath(AskedDefaults.class)
                        .arguments(
                                sign.toString(),
                                "http://127.0.0.1:" + target.getAddress().getPort() + "/",
                                targetWithTls.address() + "/one",
                                targetWithTls.address() + "/two")
                        .start()) {
            application.awaitLine("/two answered 200", END);
            Await.asserted(
                    END,
                    () -> assertThat(backend.requests())
                            .as(application.output())
                            .isPositive());
            Files.createFile(sign);
            assertThat(application.awaitExit(END)).as(application.output()).isZero();

            List<String> questions = application.stdout();
            assertThat(questions).contains("that is all").noneMatch(line -> line.startsWith("sonde-"));
            for (String asked : List.of(
                    "main asked the stream handler factory for http",
                    "main asked the cookie handler for http",
                    "main asked the cookie handler to keep http",
                    "main asked the proxy selector for http",
                    "main asked the authenticator for http",
                    "main asked the response cache for http",
                    "main asked whether to trust a server")) {
                assertThat(questions).anyMatch(line -> line.startsWith(asked));
            }
        } finally {
            target.stop(0);
        }
    }
}
