package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class loader whose tasks were handed over is collected while the pools, and the request, go on. */
class LoadersAreCollectedIT {

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 25})
    void withTheirTasks(int version) {
        try (ApplicationProcess application = new ContextApplication(Jdks.require(version), Loaders.class).observed()) {
            assertThat(application.stdout()).contains("collected");
        }
    }
}
