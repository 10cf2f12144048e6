package io.sonde.smoke.kit;

import java.nio.file.Files;
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
        String configured = System.getProperty("sonde.agent.jar");
        if (configured != null) {
            return existing(Path.of(configured).toAbsolutePath().normalize());
        }
        Path relative = Path.of("agent", "target", "sonde-agent.jar");
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(relative))) {
                return directory.resolve(relative);
            }
        }
        throw new IllegalStateException(
                "There is no " + relative + " above " + Path.of("").toAbsolutePath());
    }

    private static Path existing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("The agent jar has not been built: " + jar);
        }
        return jar;
    }
}
