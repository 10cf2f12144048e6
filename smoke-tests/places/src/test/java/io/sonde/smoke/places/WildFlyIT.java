package io.sonde.smoke.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose class loaders show each module what it has asked for and nothing else of the boot loader. */
class WildFlyIT {

    private static final Path HOME = Libraries.home("wildfly-39.0.1.Final");
    private static final Duration START_UP = Duration.ofMinutes(4);

    /** What {@code bin/standalone.sh} adds, but for {@code jboss.modules.system.pkgs}. */
    private static final String[] JVM_ARGUMENTS = {
        "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
        "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
        "--add-opens=java.base/com.sun.net.ssl.internal.ssl=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/java.net=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.management/javax.management=ALL-UNNAMED",
        "--add-opens=java.naming/javax.naming=ALL-UNNAMED"
    };

    @TempDir
    private Path folder;

    @Test
    void aDeployedApplicationIsTracedWithItsDatabase() throws IOException {
        serves(Jdks.current());
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(ints = {21, 25})
    void onOtherJdks(int version) throws IOException {
        serves(Jdks.require(version));
    }

    private void serves(Jdk jdk) throws IOException {
        copy(HOME.resolve("standalone"), folder.resolve("standalone"));
        war(folder.resolve("standalone/deployments/app.war"));
        int port = FreePort.find();
        try (Backend backend = new Backend();
                OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess wildfly = ApplicationProcess.java(jdk)
                        .named("wildfly")
                        .observed(receiver)
                        .jvmArguments(JVM_ARGUMENTS)
                        .systemProperty("jboss.home.dir", HOME.toString())
                        .systemProperty(
                                "jboss.server.base.dir",
                                folder.resolve("standalone").toString())
                        .systemProperty(
                                "org.jboss.boot.log.file",
                                folder.resolve("boot.log").toString())
                        .systemProperty(
                                "logging.configuration",
                                HOME.resolve("standalone/configuration/logging.properties")
                                        .toUri()
                                        .toString())
                        .systemProperty("jboss.bind.address", "127.0.0.1")
                        .systemProperty("jboss.http.port", Integer.toString(port))
                        .systemProperty("jboss.https.port", Integer.toString(FreePort.find()))
                        .systemProperty("jboss.management.http.port", Integer.toString(FreePort.find()))
                        .systemProperty("places.backend", backend.url())
                        .jar(HOME.resolve("jboss-modules.jar"))
                        .arguments("-mp", HOME.resolve("modules").toString(), "org.jboss.as.standalone")
                        .start()) {
            wildfly.awaitLine("WFLYSRV0025", START_UP);
            assertThat(wildfly.stdout()).anyMatch(line -> line.contains("Deployed \"app.war\""));

            String traceId = Work.newTraceId();
            HttpResponse<String> response = Work.request(URI.create("http://127.0.0.1:" + port + "/app/work"), traceId);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("0");

            Trace trace = Work.await(receiver, traceId, 4);
            ReceivedSpan work = Work.server(trace, "/app/work");
            assertThat(work.attribute("http.route")).isEqualTo("/app/work");
            assertThat(Work.client(trace, "url.full").isChildOf(work)).isTrue();
            assertThat(trace.children(work))
                    .extracting(span -> span.attribute("db.query.text"))
                    .contains("SELECT COUNT(*) FROM items", "CREATE TABLE IF NOT EXISTS items (id INT PRIMARY KEY)");
            Work.assertQuiet(wildfly);
            // The server's own log manager is in charge: it formats what the application logs.
            assertThat(wildfly.stdout())
                    .anyMatch(line -> line.matches(".*INFO .*\\[com\\.example\\.wildfly].*at work.*"));
            assertThat(wildfly.stderr()).noneMatch(line -> line.contains("LogManager") || line.contains("Logmanager"));
        }
    }

    private void war(Path file) {
        Path servletApi = HOME.resolve("modules/system/layers/base/jakarta/servlet/api/main");
        try (Stream<Path> jars = Files.list(servletApi);
                Archive war = new Archive(file)) {
            Path jar = jars.filter(path -> path.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            war.folder("WEB-INF/classes/", Application.compile(folder, "wildfly", 17, jar));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
