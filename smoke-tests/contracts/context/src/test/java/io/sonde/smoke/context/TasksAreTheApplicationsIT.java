package io.sonde.smoke.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sonde.smoke.kit.ApplicationProcess;
import io.sonde.smoke.kit.Jdk;
import io.sonde.smoke.kit.Jdks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that looks at its own tasks sees the same with the agent as without it. */
class TasksAreTheApplicationsIT {

    private static final int OBSERVATIONS = 38;

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void sameWithAndWithoutTheAgent(int version) {
        Jdk jdk = Jdks.require(version);
        try (ApplicationProcess observed = new ContextApplication(jdk, Tasks.class).observed();
                ApplicationProcess unobserved = new ContextApplication(jdk, Tasks.class).unobserved()) {
            assertThat(observed.stdout()).hasSize(OBSERVATIONS).isEqualTo(unobserved.stdout());
            assertThat(observed.agentLines()).noneMatch(line -> line.contains("STRICT"));
        }
    }
}
