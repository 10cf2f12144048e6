package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.context.libraries.SpringMain;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link ContextFollowsWorkIT}, for the executors and futures of libraries. */
class LibrariesFollowWorkIT {

    private static final int CLIENTS = 100;
    private static final int WAYS = 34;
    private static final int WAYS_OF_SPRING = 7;

    @ParameterizedTest
    @CsvSource({"8, lowest", "17, lowest", "17, newest", "21, newest", "25, newest"})
    void everyWayOfHandingOver(int version, String libraries) {
        check(
                new ContextApplication(Jdks.require(version), io.sonde.smoke.context.libraries.Main.class, libraries),
                WAYS);
    }

    @ParameterizedTest
    @CsvSource({"8", "17", "25"})
    void everyWayOfSpring(int version) {
        Jdk jdk = Jdks.require(version);
        check(new ContextApplication(jdk, SpringMain.class, "lowest"), WAYS_OF_SPRING);
    }

    private static void check(ContextApplication context, int ways) {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application = context.observed(receiver, String.valueOf(CLIENTS), "1")) {
            assertThat(application.stdout()).noneMatch(line -> line.startsWith("WRONG"));
            assertThat(application.stdout().stream().filter(line -> line.startsWith("FOLLOWED")))
                    .as(application.output())
                    .hasSize(ways);
            assertThat(application.agentLines()).noneMatch(line -> line.contains("STRICT"));
            WorkOfRequests.check(receiver, application, CLIENTS);
        }
    }
}
