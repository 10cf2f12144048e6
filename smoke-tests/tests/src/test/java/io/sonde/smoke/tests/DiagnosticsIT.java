package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent says of itself in a service: the document, the page, the line and the class files. */
class DiagnosticsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static OtlpReceiver receiver;
    private static ApplicationProcess stock;

    @BeforeAll
    static void start() {
        receiver = OtlpReceiver.start();
        stock = SmokeApplications.stock(Jdks.current())
                .observed(receiver)
                .systemProperty("otel.instrumentation.hikaricp.enabled", "false")
                .systemProperty("sonde.diagnostics.summary-after", "1s")
                .systemProperty("sonde.debug.dump-classes", "org.h2.jdbc.JdbcConnection,io.sonde.*")
                .systemProperty(
                        "sonde.debug.dump-directory", folder.resolve("classes").toString())
                .environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=s3cret")
                .start();
        SmokeApplications.address(stock);
    }

    @AfterAll
    static void end() {
        stock.close();
        receiver.close();
    }

    private static URI diagnostics() {
        return URI.create("http://127.0.0.1:" + stock.metricsPort() + "/diagnostics");
    }

    @Test
    void theDocumentSaysWhatWasDoneAndWhatNot() {
        String json = Http.get(diagnostics()).body().replaceAll("\\s+", " ");
        assertThat(json)
                .contains("\"name\": \"hikaricp\", \"state\": \"disabled by configuration\"")
                .contains("\"name\": \"tomcat\", \"state\": \"library not loaded\"")
                .contains("\"name\": \"jdbc\", \"state\": \"applied\", \"applied\": [ \"org.h2.")
                .contains("\"name\": \"otel.exporter.otlp.headers\", \"value\": \"***\", \"source\": \"environment\"")
                .contains("\"name\": \"sonde.diagnostics.summary-after\", \"value\": \"1s\"")
                .contains("\"export\": { \"destination\": \"" + receiver.endpoint())
                .contains("\"class_transformation\": { \"classes_seen\": ", "\"slowest\": [ \"")
                .doesNotContain("s3cret");
    }

    @Test
    void aBrowserGetsAPage() {
        HttpResponse<String> page = Http.get(diagnostics(), "Accept", "text/html,*/*;q=0.8");
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("disabled by configuration", "</html>");
    }

    @Test
    void aForeignNameIsRefused() throws IOException {
        assertThat(status("attacker.example")).startsWith("HTTP/1.1 403");
        assertThat(status("localhost")).startsWith("HTTP/1.1 200");
    }

    private static String status(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stock.metricsPort())) {
            socket.getOutputStream()
                    .write(("GET /diagnostics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void oneLineSumsItUp() {
        stock.awaitLine("^\\[sonde] at work in .*jdbc.*; \\d+ classes woven in \\d+ ms; no errors.*", PATIENCE);
        assertThat(stock.agentLines().stream().filter(line -> line.contains("at work in")))
                .hasSize(1);
    }

    @Test
    void classFilesAreWrittenBeforeAndAfter() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve("classes"))) {
            files = found.sorted().toList();
        }
        assertThat(files)
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.getFileName().toString())
                        .matches("org\\.h2\\.jdbc\\.JdbcConnection\\.[0-9a-f]+\\.(before|after)\\.class"));
        String after = Files.readString(files.get(0), StandardCharsets.ISO_8859_1);
        String before = Files.readString(files.get(1), StandardCharsets.ISO_8859_1);
        assertThat(before).startsWith("\u00ca\u00fe\u00ba\u00be").doesNotContain("io/sonde/bootstrap/AdviceBootstrap");
        assertThat(after).startsWith("\u00ca\u00fe\u00ba\u00be").contains("io/sonde/bootstrap/AdviceBootstrap");
    }
}
