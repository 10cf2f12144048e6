package io.sonde.smoke.context;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import io.sonde.smoke.kit.OtlpReceiver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hundred requests at once hand work over in every way that the JDK has, and once more; the work of each arrives in its own
 * trace and under its own request, and what only happens to begin in a request arrives in none. After these more than ten
 * thousand requests through every executor no thread keeps a call, and no call stays in the heap.
 */
class ContextFollowsWorkIT {

    private static final int CLIENTS = 100;
    private static final int ROUNDS = 2;

    @ParameterizedTest
    @CsvSource({"8, 66, 5", "11, 67, 6", "17, 67, 6", "21, 76, 6", "25, 76, 6"})
    void everyWayOfHandingOver(int version, int followed, int strangers) {
        ContextApplication context = new ContextApplication(Jdks.require(version), Main.class);
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ApplicationProcess application =
                        context.observed(receiver, String.valueOf(CLIENTS), String.valueOf(ROUNDS))) {
            new WorkOfRequests(receiver, application, CLIENTS, ROUNDS).check("JDK " + version, followed, strangers);
        }
    }
}
