package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.JavaCommand;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded server behind a token and TLS. */
class ServerAccessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 17})
    void metricsWantTheTokenAndProbesDoNot(int version) throws Exception {
        Path keys = makeKeys();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(keys)).build();
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = waiting(Jdks.require(version), receiver)
                        .systemProperty("sonde.server.tls.keystore", keys.toString())
                        .systemProperty("sonde.server.tls.keystore-type", "JKS")
                        .environment("SONDE_SERVER_TLS_KEYSTORE_PASSWORD", PASSWORD)
                        .environment("SONDE_SERVER_TOKEN", "open sesame")
                        .start()) {
            process.awaitLine("metrics are at https://", PATIENCE);
            for (String guarded : new String[] {"/metrics", "/health", "/diagnostics"}) {
                assertThat(get(client, process, guarded, "").statusCode()).isEqualTo(401);
                assertThat(get(client, process, guarded, "Bearer wrong").statusCode())
                        .isEqualTo(401);
                assertThat(get(client, process, guarded, "Bearer open sesame").statusCode())
                        .isEqualTo(200);
            }
            assertThat(get(client, process, "/health/live", "").statusCode()).isEqualTo(200);
            Await.asserted(
                    PATIENCE,
                    () -> assertThat(get(client, process, "/health/ready", "").statusCode())
                            .isEqualTo(200));
            assertThat(get(client, process, "/diagnostics", "Bearer open sesame")
                            .body())
                    .doesNotContain("open sesame")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void withoutAUsableKeyThereIsNoServerRatherThanAnOpenOne() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = waiting(Jdks.current(), receiver)
                        .systemProperty(
                                "sonde.server.tls.keystore",
                                folder.resolve("absent").toString())
                        .start()) {
            process.awaitLine("There is no /metrics: the key and certificate in .*absent cannot be used", PATIENCE);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), process.metricsPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    private static JavaCommand waiting(Jdk jdk, OtlpReceiver receiver) {
        return ApplicationProcess.java(jdk)
                .named("ailments")
                .main("io.sonde.smoke.stock.Ailments", SmokeApplications.stockJar())
                .observed(receiver);
    }

    private static HttpResponse<String> get(
            HttpClient client, ApplicationProcess process, String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + process.metricsPort() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    private Path makeKeys() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.jks");
        Process keytool = new ProcessBuilder(
                        Jdks.current().tool("keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-storetype",
                        "JKS",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-keypass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(output).isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream stream = Files.newInputStream(keys)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
