package io.sonde.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Await;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import io.sonde.smoke.kit.SmokeApplications;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the thousands of classes of a started Spring Boot application, those are changed that are targets, and no other. */
class OnlyTargetsAreWovenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the README's table names of what this application has. */
    private static final Pattern LIBRARIES = Pattern.compile("(java\\.lang\\.Thread|java\\.util\\.concurrent\\..*"
            + "|java\\.util\\.Timer.*|java\\.lang\\.VirtualThread"
            + "|(sun|jdk\\.internal)\\.net\\..*|org\\.apache\\.(catalina|coyote|tomcat)\\..*|jakarta\\.servlet\\..*"
            + "|org\\.springframework\\.(boot\\.SpringApplication|web\\.servlet\\..*|core\\.task\\..*)"
            + "|com\\.zaxxer\\.hikari\\..*|org\\.h2\\..*)");

    private static final Pattern APPLIED = Pattern.compile("\"applied\": \\[([^]]*)]");
    private static final Pattern CLASS = Pattern.compile("\"([^ \"]+) in ");

    @TempDir
    private Path folder;

    @Test
    void ofSpringBoot() throws IOException {
        Path recorder = AgentJar.write(folder.resolve("recorder.jar"), "Premain-Class", ClassFileRecorder.class);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess shop = SmokeApplications.shop(Jdks.current(), URI.create("http://127.0.0.1:1"))
                        .agent(ClassFileRecorder.before(recorder))
                        .observed(receiver)
                        .agent(ClassFileRecorder.behind(recorder))
                        .start()) {
            assertThat(Http.get(SmokeApplications.address(shop).resolve("/orders/1"))
                            .statusCode())
                    .isEqualTo(404);
            URI diagnostics = URI.create("http://127.0.0.1:" + shop.metricsPort() + "/diagnostics");
            Await.asserted(
                    PATIENCE,
                    () -> assertThat(changed(shop))
                            .as("what another agent sees, and what the diagnostics say")
                            .isNotEmpty()
                            .isEqualTo(applied(Http.get(diagnostics).body())));
            System.out.println("classes woven in the shop: " + changed(shop));
            assertThat(changed(shop)).allMatch(LIBRARIES.asMatchPredicate());
            double seen = shop.metrics().value("jvm_class_count", java.util.Map.of());
            assertThat(seen).isGreaterThan(100.0 * changed(shop).size());
        }
    }

    private static Set<String> changed(ApplicationProcess application) {
        return application.stderr().stream()
                .filter(line -> line.startsWith(ClassFileRecorder.CHANGED))
                .map(line -> line.substring(ClassFileRecorder.CHANGED.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> applied(String diagnostics) {
        return APPLIED.matcher(diagnostics)
                .results()
                .map(list -> list.group(1))
                .flatMap(list -> CLASS.matcher(list).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
