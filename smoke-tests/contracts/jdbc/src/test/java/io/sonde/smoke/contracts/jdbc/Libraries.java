package io.sonde.smoke.contracts.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The libraries that the build has copied, several versions side by side. */
final class Libraries {

    private Libraries() {}

    /** The contract's applications and the jars of the named libraries. */
    static Path[] classPath(String... names) {
        List<Path> path = new ArrayList<>();
        path.add(Path.of(System.getProperty("contract.classes")));
        for (String name : names) {
            Path folder = Path.of(System.getProperty("contract.libraries"), name);
            try (Stream<Path> jars = Files.list(folder)) {
                jars.sorted().forEach(path::add);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return path.toArray(Path[]::new);
    }
}
