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
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two web applications with libraries of different versions, redeployed again and again while they are asked. */
class TomcatRedeploymentIT {

    private static final Path HOME = Libraries.home("apache-tomcat-11.0.24");
    private static final String LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";
    private static final String ADVICE_LOADER = "io.sonde.agent.linking.AdviceClassLoader";
    private static final String MANAGER =
            "Basic " + Base64.getEncoder().encodeToString("tester:secret".getBytes(StandardCharsets.UTF_8));

    private static final int REDEPLOYMENTS = 20;

    /** Theirs and the manager's. */
    private static final int APPLICATIONS = 3;

    /** One for each instrumentation that has advice on types of a library, in each loader of a library. */
    private static final int MAXIMUM_ADVICE_LOADERS = 12;

    @TempDir
    private Path folder;

    /** An answer that was 200, and the trace that belongs to it. */
    private record Answered(String application, String traceId, String driver) {}

    @Test
    void leavesNoClassLoaderBehindAndEveryCallIsTraced() throws IOException {
        redeployUnderRequests(Jdks.current());
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(ints = {21, 25})
    void onOtherJdks(int version) throws IOException {
        redeployUnderRequests(Jdks.require(version));
    }

    private void redeployUnderRequests(Jdk jdk) throws IOException {
        int port = FreePort.find();
        URI server = URI.create("http://127.0.0.1:" + port);
        Path older = war("older", List.of(Libraries.H2_1, Libraries.HIKARI_4, Libraries.SLF4J_1));
        Path newer = war("newer", List.of(Libraries.H2_2, Libraries.HIKARI_5, Libraries.SLF4J_2));
        try (Backend backend = new Backend();
                OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess tomcat = tomcat(jdk, port, backend, receiver)) {
            tomcat.awaitLine("Server startup in", Duration.ofMinutes(4));
            deploy(server, "older", older);
            deploy(server, "newer", newer);

            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<List<Answered>> requests = CompletableFuture.supplyAsync(() -> askUntil(enough, server));
            try {
                for (int i = 0; i < REDEPLOYMENTS; i++) {
                    deploy(server, "older", older);
                    deploy(server, "newer", newer);
                }
            } finally {
                enough.set(true);
            }
            List<Answered> answered = new ArrayList<>(requests.join());
            answered.add(ask(server, "older"));
            answered.add(ask(server, "newer"));

            assertTraced(receiver, answered, "older", "1.4.200");
            assertTraced(receiver, answered, "newer", "2.2.224");
            Work.assertQuiet(tomcat);
            Histogram.awaitAtMost(APPLICATIONS, LOADER, jdk, tomcat);
            Histogram.awaitAtMost(MAXIMUM_ADVICE_LOADERS, ADVICE_LOADER, jdk, tomcat);
        }
    }

    /** Every answer has its whole trace, and the application that gave it had its own library at work. */
    private static void assertTraced(
            OtlpReceiver receiver, List<Answered> answered, String application, String driver) {
        List<Answered> own = answered.stream()
                .filter(answer -> answer.application().equals(application))
                .toList();
        assertThat(own).hasSizeGreaterThan(REDEPLOYMENTS / 2);
        for (Answered answer : own) {
            assertThat(answer.driver()).contains(driver);
            Trace trace = Work.await(receiver, answer.traceId(), 3);
            ReceivedSpan work = Work.server(trace, "/" + application + "/work");
            assertThat(work.attribute("http.route")).isEqualTo("/" + application + "/work");
            ReceivedSpan query = Work.client(trace, "db.query.text");
            assertThat(query.isChildOf(work)).isTrue();
            assertThat(query.attribute("db.query.text")).isEqualTo("SELECT ?");
            assertThat(Work.client(trace, "url.full").isChildOf(work)).isTrue();
        }
    }

    private static List<Answered> askUntil(AtomicBoolean enough, URI server) {
        List<Answered> answered = new ArrayList<>();
        while (!enough.get()) {
            for (String application : List.of("older", "newer")) {
                Answered answer = ask(server, application);
                if (answer != null) {
                    answered.add(answer);
                }
            }
        }
        return answered;
    }

    /** Null where the application was not there. */
    private static Answered ask(URI server, String application) {
        String traceId = Work.newTraceId();
        HttpResponse<String> response = Work.request(server.resolve("/" + application + "/work"), traceId);
        if (response.statusCode() == 404 || response.statusCode() == 503) {
            return null;
        }
        // A request may see its application's pool closed; what is not allowed is a failure of any other kind.
        if (response.statusCode() == 500) {
            assertThat(response.body()).containsAnyOf("has been closed", "rejected from", "InterruptedException");
            return null;
        }
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new Answered(application, traceId, response.body());
    }

    private static void deploy(URI server, String application, Path war) {
        HttpResponse<String> response = Http.get(
                server.resolve("/manager/text/deploy?update=true&path=/" + application + "&war=" + war.toUri()),
                "Authorization",
                MANAGER);
        assertThat(response.body()).startsWith("OK");
    }

    private Path war(String name, List<Path> libraries) {
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(HOME.resolve("lib/servlet-api.jar"));
        Path classes = Application.compile(folder, "tomcat", 17, classPath.toArray(Path[]::new));
        try (Archive war = new Archive(folder.resolve(name + ".war"))) {
            war.folder("WEB-INF/classes/", classes)
                    .jars("WEB-INF/lib/", libraries)
                    .text("WEB-INF/web.xml", """
                            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1" metadata-complete="true">
                              <servlet>
                                <servlet-name>work</servlet-name>
                                <servlet-class>com.example.web.WorkServlet</servlet-class>
                                <load-on-startup>1</load-on-startup>
                              </servlet>
                              <servlet-mapping>
                                <servlet-name>work</servlet-name>
                                <url-pattern>/work</url-pattern>
                              </servlet-mapping>
                              <absolute-ordering/>
                            </web-app>
                            """);
            return war.file();
        }
    }

    private ApplicationProcess tomcat(Jdk jdk, int port, Backend backend, OtlpReceiver receiver) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf/Catalina/localhost"))
                .getParent()
                .getParent();
        for (String name : List.of("web.xml", "catalina.properties")) {
            Files.copy(HOME.resolve("conf").resolve(name), configuration.resolve(name));
        }
        Files.writeString(
                configuration.resolve("server.xml"),
                Files.readString(HOME.resolve("conf/server.xml"))
                        .replace("port=\"8005\"", "port=\"-1\"")
                        .replace("<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\""));
        Files.writeString(
                configuration.resolve("tomcat-users.xml"),
                "<tomcat-users><user username='tester' password='secret' roles='manager-script'/></tomcat-users>");
        Files.writeString(
                configuration.resolve("Catalina/localhost/manager.xml"),
                "<Context docBase='" + HOME.resolve("webapps/manager") + "' privileged='true'/>");
        for (String name : List.of("logs", "temp", "webapps")) {
            Files.createDirectories(folder.resolve(name));
        }
        return ApplicationProcess.java(jdk)
                .named("tomcat")
                .observed(receiver)
                .systemProperty("catalina.home", HOME.toString())
                .systemProperty("catalina.base", folder.toString())
                .systemProperty("java.io.tmpdir", folder.resolve("temp").toString())
                .systemProperty("places.backend", backend.url())
                // A softly held class loader counts as a leak.
                .jvmArguments("-XX:SoftRefLRUPolicyMSPerMB=0")
                .main(
                        "org.apache.catalina.startup.Bootstrap",
                        HOME.resolve("bin/bootstrap.jar"),
                        HOME.resolve("bin/tomcat-juli.jar"))
                .arguments("start")
                .start();
    }
}
