package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Requests of every way mixed, for some time: {@code -Dcontext.soak.seconds=120} for two minutes,
 * {@code -Dcontext.soak.jdk=25} for another JDK than the one that runs the tests. No work is crossed, no
 * call stays behind on a thread or in the heap.
 */
class SoakIT {

    private static final String SECONDS = System.getProperty("context.soak.seconds", "15");

    private static final String VERSION = System.getProperty("context.soak.jdk", "");

    @Test
    void mixedLoad() {
        Jdk jdk = VERSION.isEmpty() ? Jdks.current() : Jdks.require(Integer.parseInt(VERSION));
        try (ApplicationProcess application = new ContextApplication(jdk, Main.class).observed("soak", SECONDS)) {
            assertThat(application.stdout()).noneMatch(line -> line.startsWith("WRONG"));
            assertThat(number(application, "SOAKED")).isGreaterThan(100);
            assertThat(number(application, "LEFT")).isLessThanOrEqualTo(5);
            assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
            System.out.println("[context] JDK " + jdk.version() + " soaked " + SECONDS + " s: "
                    + number(application, "SOAKED") + " requests, " + number(application, "LEFT") + " calls left");
        }
    }

    private static int number(ApplicationProcess application, String name) {
        return Integer.parseInt(
                application.awaitLine(name + " (-?\\d+)", Duration.ofSeconds(1)).group(1));
    }
}
