package io.sonde.smoke.context;

import io.sonde.smoke.context.libraries.Main;
import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As {@link ContextFollowsWorkIT}, for the executors, servers and futures of libraries. The newest of them need Java 17; with
 * the lowest there is Spring's web framework.
 */
class LibrariesFollowWorkIT {

    private static final int CLIENTS = 100;
    private static final int ROUNDS = 3;
    private static final int STRANGERS = 5;

    @ParameterizedTest
    @CsvSource({
        "8, lowest, 41",
        "11, lowest, 41",
        "17, lowest, 41",
        "21, lowest, 41",
        "25, lowest, 41",
        "17, newest, 35",
        "21, newest, 35",
        "25, newest, 35",
    })
    void everyWayOfHandingOver(int version, String libraries, int followed) {
        ContextApplication context = new ContextApplication(Jdks.require(version), Main.class, libraries);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application =
                        context.observed(receiver, String.valueOf(CLIENTS), String.valueOf(ROUNDS))) {
            new WorkOfRequests(receiver, application, CLIENTS, ROUNDS)
                    .check("JDK " + version + ", " + libraries + " libraries", followed, STRANGERS);
        }
    }
}
