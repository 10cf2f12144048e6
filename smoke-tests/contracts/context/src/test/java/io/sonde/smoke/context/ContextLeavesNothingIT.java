package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After more than ten thousand requests through every executor no thread keeps a call, and no call stays in the heap. */
class ContextLeavesNothingIT {

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void noCallIsLeft(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess application = new ContextApplication(jdk, Main.class).observed("50", "4")) {
            int during = Integer.parseInt(application
                    .awaitLine("DURING (-?\\d+)", Duration.ofSeconds(1))
                    .group(1));
            assertThat(during).as("calls that are counted during a request").isPositive();
            int before = Integer.parseInt(application
                    .awaitLine("BEFORE (-?\\d+)", Duration.ofSeconds(1))
                    .group(1));
            int after = Integer.parseInt(application
                    .awaitLine("AFTER (-?\\d+)", Duration.ofSeconds(1))
                    .group(1));
            assertThat(after).isLessThanOrEqualTo(Math.max(before, 20));
            assertThat(application.stdout()).noneMatch(line -> line.startsWith("WRONG"));
            assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
        }
    }
}
