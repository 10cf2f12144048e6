package io.sonde.smoke.kit;

import java.nio.file.Path;

/** The built agent jar. */
public final class SondeAgent {

    private SondeAgent() {}

    /**
     * The jar that the system property {@code sonde.agent.jar} names, else {@code agent/target/sonde-agent.jar} of the
     * checkout that holds the working directory.
     *
     * @throws IllegalStateException when it has not been built
     */
    public static Path jar() {
        return Checkout.built("sonde.agent.jar", "agent/target/sonde-agent.jar");
    }
}
