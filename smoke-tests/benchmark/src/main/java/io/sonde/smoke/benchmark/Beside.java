package io.sonde.smoke.benchmark;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the build left beside this program. */
final class Beside {

    private Beside() {}

    /**
     * The file of that name in the build directory of this module.
     *
     * @throws IllegalStateException when it is not there
     */
    static Path file(String name) {
        try {
            Path file = Path.of(Beside.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(name);
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException(file + " is not there; ./benchmark puts it there");
            }
            return file;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
