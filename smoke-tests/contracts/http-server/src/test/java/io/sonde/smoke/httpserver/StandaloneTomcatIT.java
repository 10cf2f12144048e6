package io.sonde.smoke.httpserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.FreePort;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.ReceivedSpan;
import io.sonde.smoke.kit.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat as it is distributed, with its class loaders and its own applications. */
class StandaloneTomcatIT {

    private static final Path HOME =
            Path.of("target", "standalone", "apache-tomcat-11.0.24").toAbsolutePath();

    @Test
    void servesItsExamples(@TempDir Path base) throws IOException {
        int port = FreePort.find();
        Path configuration = Files.createDirectories(base.resolve("conf"));
        for (String name : new String[] {"web.xml", "tomcat-users.xml", "catalina.properties"}) {
            Files.copy(HOME.resolve("conf").resolve(name), configuration.resolve(name));
        }
        Files.writeString(
                configuration.resolve("server.xml"),
                Files.readString(HOME.resolve("conf/server.xml"))
                        .replace("port=\"8005\"", "port=\"-1\"")
                        .replace("<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\"")
                        .replace("appBase=\"webapps\"", "appBase=\"" + HOME.resolve("webapps") + "\""));
        Files.createDirectories(base.resolve("logs"));
        Files.createDirectories(base.resolve("temp"));
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess process = ApplicationProcess.java(Jdks.current())
                        .named("tomcat")
                        .observed(receiver)
                        .systemProperty("catalina.home", HOME.toString())
                        .systemProperty("catalina.base", base.toString())
                        .systemProperty("java.io.tmpdir", base.resolve("temp").toString())
                        .main(
                                "org.apache.catalina.startup.Bootstrap",
                                HOME.resolve("bin/bootstrap.jar"),
                                HOME.resolve("bin/tomcat-juli.jar"))
                        .arguments("start")
                        .start()) {
            process.awaitLine("Server startup in", Duration.ofSeconds(60));
            Client client = new Client(URI.create("http://127.0.0.1:" + port), HttpClient.Version.HTTP_1_1);
            Client.Answer servlet = client.get("/examples/servlets/servlet/HelloWorldExample");
            assertThat(servlet.status()).isEqualTo(200);
            assertThat(span(receiver, servlet).name()).isEqualTo("GET /examples/servlets/servlet/HelloWorldExample");
            Client.Answer page = client.get("/examples/jsp/jsp2/el/basic-arithmetic.jsp");
            assertThat(page.status()).isEqualTo(200);
            assertThat(span(receiver, page).attribute("http.route")).isEqualTo("/examples/*.jsp");
            Client.Answer asynchronous = client.get("/examples/async/async1");
            assertThat(asynchronous.status()).isEqualTo(200);
            assertThat(span(receiver, asynchronous).attribute("http.route")).isEqualTo("/examples/async/async1");
            Client.Answer missing = client.get("/nowhere");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(span(receiver, missing).name()).isEqualTo("GET");
            assertThat(echoed(URI.create("ws://127.0.0.1:" + port + "/examples/websocket/echoProgrammatic"), "hello"))
                    .isEqualTo("hello");
            ReceivedSpan upgrade = receiver.awaitSpan(
                    span -> "/examples/websocket/echoProgrammatic".equals(span.attribute("url.path")));
            assertThat(upgrade.attribute("http.response.status_code")).isEqualTo(101L);
            assertThat(process.metrics().sum("sonde_instrumentation_errors_total", Map.of()))
                    .isZero();
        }
    }

    /** What a WebSocket answers to a text. */
    private static String echoed(URI address, String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        answer.complete(data.toString());
                        return null;
                    }
                })
                .join();
        socket.sendText(text, true).join();
        String received = answer.orTimeout(20, TimeUnit.SECONDS).join();
        socket.abort();
        return received;
    }

    private static ReceivedSpan span(OtlpReceiver receiver, Client.Answer answer) {
        ReceivedSpan span = Await.value(
                "span",
                Duration.ofSeconds(20),
                () -> receiver.spans().stream()
                        .filter(received -> received.traceId().equals(answer.traceId()))
                        .findFirst());
        assertThat(Optional.of(span.kind())).contains(SpanKind.SERVER);
        assertThat(span.parentSpanId()).isEqualTo(answer.parentSpanId());
        return span;
    }
}
