package io.sonde.smoke.kit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the build made, wherever in the checkout the working directory is. */
final class Checkout {

    private Checkout() {}

    /**
     * The file that the system property names, else the one at that place below the working directory or one of its
     * parents.
     *
     * @throws IllegalStateException when it has not been built
     */
    static Path built(String systemProperty, String place) {
        String configured = System.getProperty(systemProperty);
        if (configured != null) {
            Path file = Path.of(configured).toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw new IllegalStateException(systemProperty + " names a file that has not been built: " + file);
        }
        Path working = Path.of("").toAbsolutePath();
        for (Path directory = working; directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(place);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new IllegalStateException("There is no " + place + " in " + working + " or above: build it first");
    }
}
