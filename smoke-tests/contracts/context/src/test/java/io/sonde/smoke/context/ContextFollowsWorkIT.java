package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hundred requests at once hand work over in every way that the JDK has; the work of each arrives in its own trace, and
 * what only happens to begin in a request arrives in none.
 */
class ContextFollowsWorkIT {

    private static final int CLIENTS = 100;
    private static final int WAYS_OF_JAVA_8 = 70;
    private static final int WAYS_OF_JAVA_21 = 80;

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void everyWayOfHandingOver(int version) {
        Jdk jdk = Jdks.require(version);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application =
                        new ContextApplication(jdk, Main.class).observed(receiver, String.valueOf(CLIENTS), "1")) {
            List<String> wrong = application.stdout().stream()
                    .filter(line -> line.startsWith("WRONG"))
                    .toList();
            assertThat(wrong).isEmpty();
            assertThat(application.stdout().stream().filter(line -> line.startsWith("RIGHT")))
                    .hasSizeGreaterThanOrEqualTo(version >= 21 ? WAYS_OF_JAVA_21 : WAYS_OF_JAVA_8);
            assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
            WorkOfRequests.check(receiver, application, CLIENTS);
        }
    }
}
